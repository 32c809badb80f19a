package io.github.safeguardjdbc.packet;

import static java.util.Map.entry;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
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
import java.util.Map;

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

    private static final Map<Class<?>, Target> OF_CLASS = Map.ofEntries(
            entry(String.class, CHARACTERS),
            entry(byte[].class, BYTES),
            entry(Boolean.class, BOOLEAN),
            entry(Byte.class, TINYINT),
            entry(Short.class, SMALLINT),
            entry(Integer.class, INT),
            entry(Long.class, BIGINT),
            entry(BigInteger.class, BIGINT),
            entry(Float.class, FLOAT),
            entry(Double.class, DOUBLE),
            entry(BigDecimal.class, DECIMAL),
            entry(LocalDate.class, DATE),
            entry(java.sql.Date.class, DATE),
            entry(LocalTime.class, TIME),
            entry(OffsetTime.class, TIME),
            entry(Duration.class, TIME),
            entry(Time.class, TIME),
            entry(LocalDateTime.class, TIMESTAMP),
            entry(OffsetDateTime.class, TIMESTAMP),
            entry(ZonedDateTime.class, TIMESTAMP),
            entry(Instant.class, TIMESTAMP),
            entry(Timestamp.class, TIMESTAMP),
            entry(java.util.Date.class, TIMESTAMP));

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
        Target target = OF_CLASS.get(value.getClass());
        return target == null ? ofKind(value) : target;
    }

    private static Target ofKind(Object value) {
        if (value instanceof InputStream || Content.isBinary(value)) {
            return BYTES;
        }
        if (value instanceof Reader || Content.isText(value)) {
            return CHARACTERS;
        }
        if (value instanceof Calendar || value instanceof java.util.Date) {
            return TIMESTAMP;
        }
        if (value instanceof BigDecimal) {
            return DECIMAL;
        }
        return value instanceof BigInteger ? BIGINT : SERIALIZED;
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
