package io.github.safeguardjdbc.sql;

/**
 * The words of a value that mean the same whether its row has a statement of its own or shares one. Functions are here
 * if they are computed for each row, as UUID(), RAND() and SYSDATE() are, or are constant during a statement or a session:
 * NOW() gives all rows of one statement one instant, which rows in statements of their own may have as well. What is
 * missing may be a stored function, or depends on the statement before (LAST_INSERT_ID), on locks, or on time spent
 * (SLEEP).
 *
 * <p>A column may be named like a word of the grammar, {@code date} or {@code day}. Such a reference to a column is not
 * noticed and does no harm: on 8.0.12 and 9.7.4 it reads the value that its own row has so far, in both forms.
 */
final class RowWords {

    enum Use {
        /** Part of the grammar, with or without a parenthesis after it. */
        KEYWORD,
        /** Part of the grammar; before a parenthesis, a stored function's name. */
        BARE_KEYWORD,
        /** The name of a charset or a collation follows. */
        BEFORE_CHARSET,
        /** A function, if the parenthesis touches it: else the server may look for a stored function. */
        FUNCTION,
        /** Begins a sub-select. */
        QUERY,
        /** Refers to the row to be inserted, where there is one. */
        VALUES
    }

    static final Words<Use> TABLE = new Words.Builder<Use>()
            .put(Use.KEYWORD, "NULL TRUE FALSE DEFAULT AND OR NOT XOR IS IN LIKE BETWEEN DIV MOD REGEXP RLIKE BINARY")
            .put(Use.KEYWORD, "CASE WHEN THEN ELSE INTERVAL OF ROW AS FROM FOR LEADING TRAILING BOTH")
            .put(Use.KEYWORD, "UNSIGNED INTEGER INT CHAR NCHAR CHARACTER DECIMAL DEC FLOAT DOUBLE REAL PRECISION")
            .put(Use.KEYWORD, "DATE TIME DATETIME TIMESTAMP YEAR QUARTER MONTH WEEK DAY HOUR MINUTE SECOND MICROSECOND")
            .put(Use.KEYWORD, "YEAR_MONTH DAY_HOUR DAY_MINUTE DAY_SECOND DAY_MICROSECOND HOUR_MINUTE HOUR_SECOND")
            .put(Use.KEYWORD, "HOUR_MICROSECOND MINUTE_SECOND MINUTE_MICROSECOND SECOND_MICROSECOND")
            .put(Use.KEYWORD, "CURRENT_TIMESTAMP CURRENT_DATE CURRENT_TIME LOCALTIME LOCALTIMESTAMP CURRENT_USER")
            .put(Use.KEYWORD, "UTC_TIMESTAMP UTC_DATE UTC_TIME")
            .put(Use.BARE_KEYWORD, "UNKNOWN SIGNED JSON AT ZONE END ESCAPE SOUNDS MEMBER")
            .put(Use.BEFORE_CHARSET, "COLLATE USING CHARSET SET")
            .put(Use.QUERY, "SELECT TABLE WITH EXISTS")
            .put(Use.VALUES, "VALUES")
            .put(Use.FUNCTION, "COALESCE IF IFNULL NULLIF ISNULL GREATEST LEAST CAST CONVERT")
            .put(
                    Use.FUNCTION,
                    "ABS ACOS ASIN ATAN ATAN2 CEIL CEILING CONV COS COT CRC32 DEGREES EXP FLOOR FORMAT LN LOG")
            .put(Use.FUNCTION, "LOG10 LOG2 PI POW POWER RADIANS RAND ROUND SIGN SIN SQRT TAN TRUNCATE BIT_COUNT")
            .put(Use.FUNCTION, "CONNECTION_ID DATABASE SCHEMA SESSION_USER SYSTEM_USER USER VERSION")
            .put(Use.FUNCTION, "UUID UUID_SHORT UUID_TO_BIN BIN_TO_UUID IS_UUID")
            .put(Use.FUNCTION, "INET_ATON INET_NTOA INET6_ATON INET6_NTOA IS_IPV4 IS_IPV6")
            .put(
                    Use.FUNCTION,
                    "ASCII BIN BIT_LENGTH CHAR_LENGTH CHARACTER_LENGTH CONCAT CONCAT_WS ELT EXPORT_SET FIELD")
            .put(Use.FUNCTION, "FIND_IN_SET FROM_BASE64 HEX INSERT INSTR LCASE LEFT LENGTH LOCATE LOWER LPAD LTRIM MID")
            .put(Use.FUNCTION, "MAKE_SET OCT OCTET_LENGTH ORD POSITION QUOTE REPEAT REPLACE REVERSE RIGHT RPAD RTRIM")
            .put(Use.FUNCTION, "REGEXP_INSTR REGEXP_LIKE REGEXP_REPLACE REGEXP_SUBSTR SOUNDEX SPACE STRCMP SUBSTR")
            .put(Use.FUNCTION, "SUBSTRING SUBSTRING_INDEX TO_BASE64 TRIM UCASE UNHEX UPPER WEIGHT_STRING")
            .put(Use.FUNCTION, "AES_DECRYPT AES_ENCRYPT COMPRESS UNCOMPRESS UNCOMPRESSED_LENGTH MD5 SHA SHA1 SHA2")
            .put(Use.FUNCTION, "RANDOM_BYTES")
            .put(Use.FUNCTION, "NOW CURDATE CURTIME SYSDATE UNIX_TIMESTAMP FROM_UNIXTIME STR_TO_DATE DATE_ADD DATE_SUB")
            .put(Use.FUNCTION, "ADDDATE SUBDATE ADDTIME SUBTIME CONVERT_TZ DATE_FORMAT TIME_FORMAT GET_FORMAT DATEDIFF")
            .put(Use.FUNCTION, "TIMEDIFF DAYNAME DAYOFMONTH DAYOFWEEK DAYOFYEAR EXTRACT FROM_DAYS LAST_DAY MAKEDATE")
            .put(Use.FUNCTION, "MAKETIME MONTHNAME PERIOD_ADD PERIOD_DIFF SEC_TO_TIME TIME_TO_SEC TIMESTAMPADD")
            .put(Use.FUNCTION, "TIMESTAMPDIFF TO_DAYS TO_SECONDS WEEKDAY WEEKOFYEAR YEARWEEK")
            .put(Use.FUNCTION, "JSON_ARRAY JSON_ARRAY_APPEND JSON_ARRAY_INSERT JSON_CONTAINS JSON_CONTAINS_PATH")
            .put(Use.FUNCTION, "JSON_DEPTH JSON_EXTRACT JSON_INSERT JSON_KEYS JSON_LENGTH JSON_MERGE_PATCH")
            .put(Use.FUNCTION, "JSON_MERGE_PRESERVE JSON_OBJECT JSON_OVERLAPS JSON_PRETTY JSON_QUOTE JSON_REMOVE")
            .put(Use.FUNCTION, "JSON_REPLACE JSON_SEARCH JSON_SET JSON_TYPE JSON_UNQUOTE JSON_VALID JSON_VALUE")
            .put(Use.FUNCTION, "POINT LINESTRING POLYGON MULTIPOINT MULTILINESTRING MULTIPOLYGON GEOMETRYCOLLECTION")
            .put(Use.FUNCTION, "ST_GEOMFROMTEXT ST_GEOMETRYFROMTEXT ST_GEOMFROMWKB ST_GEOMETRYFROMWKB")
            .put(Use.FUNCTION, "ST_GEOMFROMGEOJSON ST_POINTFROMTEXT ST_POINTFROMWKB ST_POINTFROMGEOHASH")
            .put(Use.FUNCTION, "ST_LINEFROMTEXT ST_LINEFROMWKB ST_POLYFROMTEXT ST_POLYFROMWKB ST_POLYGONFROMTEXT")
            .put(Use.FUNCTION, "ST_MPOINTFROMTEXT ST_MLINEFROMTEXT ST_MPOLYFROMTEXT ST_GEOMCOLLFROMTEXT")
            .put(Use.FUNCTION, "ST_SRID ST_SWAPXY ST_X ST_Y ST_GEOHASH ST_TRANSFORM")
            .put(Use.FUNCTION, "STRING_TO_VECTOR TO_VECTOR VECTOR_TO_STRING FROM_VECTOR VECTOR_DIM")
            .build();

    private RowWords() {}
}
