package io.github.safeguardjdbc.plan;

/** The family of a column's declared type, as far as it decides how a parameter is converted. */
enum ColumnType {
    INTEGER,
    DECIMAL,
    FLOATING_POINT,
    CHARACTER,
    BINARY,
    DATE,
    DATETIME,
    OTHER;

    /**
     * The family of a type.
     *
     * @param declared the first word of the type, in lower case
     */
    static ColumnType of(String declared) {
        return switch (declared) {
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> INTEGER;
            case "decimal" -> DECIMAL;
            case "float", "double" -> FLOATING_POINT;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> CHARACTER;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> BINARY;
            case "date" -> DATE;
            case "datetime", "timestamp" -> DATETIME;
            default -> OTHER;
        };
    }
}
