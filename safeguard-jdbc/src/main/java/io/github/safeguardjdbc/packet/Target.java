package io.github.safeguardjdbc.packet;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;

/**
 * The MySQL type that the driver binds a value as; together with the value's class it decides the encoding.
 *
 * <p>Types that are encoded alike are one constant here ({@code CHARACTERS} is CHAR, VARCHAR and the TEXTs, {@code BYTES}
 * is BINARY, VARBINARY and the BLOBs). {@link #OTHER} are combinations for which only an upper bound is given.
 */
enum Target {
    NULL,
    BOOLEAN,
    TINYINT,
    SMALLINT,
    INT,
    BIGINT,
    FLOAT,
    DOUBLE,
    DECIMAL,
    CHARACTERS,
    BYTES,
    DATE,
    TIME,
    TIMESTAMP,
    SERIALIZED,
    OTHER;

    /** Bytes of a value of this type in the binary protocol, or 0 where that depends on the value. */
    int binaryLength() {
        return switch (this) {
            case BOOLEAN, TINYINT -> 1;
            case SMALLINT -> 2;
            case INT, FLOAT -> 4;
            case BIGINT, DOUBLE -> 8;
            default -> 0;
        };
    }

    /** What {@code setObject} makes of a value without being told a type. */
    static Target of(Object value) {
        if (value instanceof String || value instanceof Reader || Content.isText(value)) {
            return CHARACTERS;
        }
        if (value instanceof byte[] || value instanceof InputStream || Content.isBinary(value)) {
            return BYTES;
        }
        if (value instanceof Number number) {
            return of(number);
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        if (value instanceof LocalDate || value instanceof java.sql.Date) {
            return DATE;
        }
        if (value instanceof LocalTime
                || value instanceof OffsetTime
                || value instanceof Duration
                || value instanceof Time) {
            return TIME;
        }
        if (value instanceof LocalDateTime
                || value instanceof OffsetDateTime
                || value instanceof ZonedDateTime
                || value instanceof Instant
                || value instanceof Calendar
                || value instanceof java.util.Date) {
            return TIMESTAMP;
        }
        return SERIALIZED;
    }

    private static Target of(Number number) {
        if (number instanceof Integer) {
            return INT;
        }
        if (number instanceof Long || number instanceof BigInteger) {
            return BIGINT;
        }
        if (number instanceof BigDecimal) {
            return DECIMAL;
        }
        if (number instanceof Double) {
            return DOUBLE;
        }
        if (number instanceof Float) {
            return FLOAT;
        }
        if (number instanceof Short) {
            return SMALLINT;
        }
        return number instanceof Byte ? TINYINT : SERIALIZED;
    }

    /** What a {@code setObject} with a type asks for: an {@code Integer} of {@link Types} or an {@link SQLType}. */
    static Target named(Object targetType) {
        if (targetType instanceof Integer jdbcType) {
            return ofJdbcType(jdbcType);
        }
        if (targetType instanceof SQLType type) {
            Integer jdbcType = type.getVendorTypeNumber();
            return jdbcType == null || isUnlikeItsJdbcType(type.getName()) ? OTHER : ofJdbcType(jdbcType);
        }
        return OTHER;
    }

    /** The driver's own types that it encodes otherwise than the JDBC type it reports for them. */
    private static boolean isUnlikeItsJdbcType(String mysqlType) {
        return mysqlType.endsWith(" UNSIGNED")
                || mysqlType.equals("MEDIUMINT")
                || mysqlType.equals("YEAR")
                || mysqlType.equals("DATETIME");
    }

    private static Target ofJdbcType(int jdbcType) {
        return switch (jdbcType) {
            case Types.NULL -> NULL;
            case Types.BOOLEAN -> BOOLEAN;
            case Types.BIT, Types.TINYINT -> TINYINT;
            case Types.SMALLINT -> SMALLINT;
            case Types.INTEGER -> INT;
            case Types.BIGINT -> BIGINT;
            case Types.REAL -> FLOAT;
            case Types.FLOAT, Types.DOUBLE -> DOUBLE;
            case Types.DECIMAL, Types.NUMERIC -> DECIMAL;
            case Types.CHAR,
                    Types.NCHAR,
                    Types.VARCHAR,
                    Types.NVARCHAR,
                    Types.LONGVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB,
                    Types.DATALINK,
                    Types.SQLXML -> CHARACTERS;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.JAVA_OBJECT -> BYTES;
            case Types.DATE -> DATE;
            case Types.TIME -> TIME;
            case Types.TIMESTAMP -> TIMESTAMP;
            default -> SERIALIZED;
        };
    }
}
