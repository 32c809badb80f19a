package io.github.safeguardjdbc.testing.oracle;

/** The type of a random column. */
enum SqlType {
    TINYINT("TINYINT", Family.INTEGER, 1),
    BOOL("TINYINT(1)", Family.INTEGER, 1),
    SMALLINT("SMALLINT", Family.INTEGER, 2),
    INT("INT", Family.INTEGER, 4),
    INT_UNSIGNED("INT UNSIGNED", Family.INTEGER, 4),
    BIGINT("BIGINT", Family.INTEGER, 8),
    BIGINT_UNSIGNED("BIGINT UNSIGNED", Family.INTEGER, 8),
    DECIMAL_10_2("DECIMAL(10,2)", Family.DECIMAL, 8),
    DECIMAL_38_10("DECIMAL(38,10)", Family.DECIMAL, 28),
    FLOAT("FLOAT", Family.FLOATING_POINT, 4),
    DOUBLE("DOUBLE", Family.FLOATING_POINT, 8),
    CHAR_10("CHAR(10)", Family.TEXT, 10),
    VARCHAR_40("VARCHAR(40)", Family.TEXT, 40),
    VARCHAR_40_LATIN1("VARCHAR(40) CHARACTER SET latin1", Family.TEXT, 40),
    TINYTEXT("TINYTEXT", Family.TEXT, 63),
    TEXT_LATIN1("TEXT CHARACTER SET latin1", Family.TEXT, 65_535),
    MEDIUMTEXT("MEDIUMTEXT", Family.TEXT, 4_000_000),
    LONGTEXT("LONGTEXT", Family.TEXT, 4_000_000),
    BINARY_8("BINARY(8)", Family.BINARY, 8),
    VARBINARY_60("VARBINARY(60)", Family.BINARY, 60),
    BLOB("BLOB", Family.BINARY, 65_535),
    LONGBLOB("LONGBLOB", Family.BINARY, 4_000_000),
    DATE("DATE", Family.DATE, 3),
    DATETIME("DATETIME", Family.DATETIME, 5),
    DATETIME_3("DATETIME(3)", Family.DATETIME, 7),
    DATETIME_6("DATETIME(6)", Family.DATETIME, 8),
    TIMESTAMP("TIMESTAMP", Family.DATETIME, 4),
    TIMESTAMP_6("TIMESTAMP(6)", Family.DATETIME, 7),
    TIME("TIME", Family.TIME, 3),
    TIME_3("TIME(3)", Family.TIME, 5),
    YEAR("YEAR", Family.YEAR, 1),
    BIT_1("BIT(1)", Family.BIT, 1),
    BIT_17("BIT(17)", Family.BIT, 3),
    ENUM("ENUM('red','green','blue','')", Family.CHOICE, 1),
    SET("SET('a','b','c')", Family.CHOICE, 1),
    JSON("JSON", Family.JSON, 4_000_000);

    /** Types whose values are written alike. */
    enum Family {
        INTEGER,
        DECIMAL,
        FLOATING_POINT,
        TEXT,
        BINARY,
        DATE,
        DATETIME,
        TIME,
        YEAR,
        BIT,
        CHOICE,
        JSON
    }

    private final String declaration;
    private final Family family;
    private final int capacity;

    SqlType(String declaration, Family family, int capacity) {
        this.declaration = declaration;
        this.family = family;
        this.capacity = capacity;
    }

    String declaration() {
        return declaration;
    }

    Family family() {
        return family;
    }

    /** Characters of any kind (text) or bytes (anything else) that the column surely holds. */
    int capacity() {
        return capacity;
    }

    /** True if a value of this type may weigh as much as a packet. */
    boolean isHeavy() {
        return capacity > 10_000 && family != Family.JSON;
    }
}
