package io.github.safeguardjdbc.value;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A setter of {@link PreparedStatement}, one constant for each overload, so that a recorded call can be repeated on
 * another statement exactly as the application made it.
 *
 * <p>The value that goes with a constant is the setter's own argument, boxed; overloads with more arguments keep them
 * together in a {@link CalendarValue}, {@link SizedSource}, {@link TypedNull} or {@link TypedObject}.
 */
public enum Setter {
    NULL,
    NULL_NAMED,
    BOOLEAN,
    BYTE,
    SHORT,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    BIG_DECIMAL,
    STRING,
    NSTRING,
    BYTES,
    DATE,
    DATE_CALENDAR,
    TIME,
    TIME_CALENDAR,
    TIMESTAMP,
    TIMESTAMP_CALENDAR,
    OBJECT,
    OBJECT_TYPED,
    ASCII_STREAM,
    ASCII_STREAM_INT,
    ASCII_STREAM_LONG,
    UNICODE_STREAM_INT,
    BINARY_STREAM,
    BINARY_STREAM_INT,
    BINARY_STREAM_LONG,
    CHARACTER_STREAM,
    CHARACTER_STREAM_INT,
    CHARACTER_STREAM_LONG,
    NCHARACTER_STREAM,
    NCHARACTER_STREAM_LONG,
    BLOB,
    BLOB_STREAM,
    BLOB_STREAM_LONG,
    CLOB,
    CLOB_READER,
    CLOB_READER_LONG,
    NCLOB,
    NCLOB_READER,
    NCLOB_READER_LONG,
    ARRAY,
    REF,
    ROW_ID,
    SQL_XML,
    URL;

    /**
     * Repeats the recorded call on a statement.
     *
     * @param index 1-based parameter index
     * @throws SQLException what the statement's own setter throws
     */
    @SuppressWarnings("deprecation") // setUnicodeStream is still there, so a recorded call of it is repeated
    void bind(PreparedStatement target, int index, @Nullable Object value) throws SQLException {
        switch (this) {
            case NULL -> target.setNull(index, (int) arg(value));
            case NULL_NAMED -> ((TypedNull) arg(value)).bind(target, index);
            case BOOLEAN -> target.setBoolean(index, (boolean) arg(value));
            case BYTE -> target.setByte(index, (byte) arg(value));
            case SHORT -> target.setShort(index, (short) arg(value));
            case INT -> target.setInt(index, (int) arg(value));
            case LONG -> target.setLong(index, (long) arg(value));
            case FLOAT -> target.setFloat(index, (float) arg(value));
            case DOUBLE -> target.setDouble(index, (double) arg(value));
            case BIG_DECIMAL -> target.setBigDecimal(index, (BigDecimal) value);
            case STRING -> target.setString(index, (String) value);
            case NSTRING -> target.setNString(index, (String) value);
            case BYTES -> target.setBytes(index, (byte[]) value);
            case DATE -> target.setDate(index, (Date) value);
            case DATE_CALENDAR -> {
                CalendarValue dated = (CalendarValue) arg(value);
                target.setDate(index, (Date) dated.value(), dated.calendar());
            }
            case TIME -> target.setTime(index, (Time) value);
            case TIME_CALENDAR -> {
                CalendarValue dated = (CalendarValue) arg(value);
                target.setTime(index, (Time) dated.value(), dated.calendar());
            }
            case TIMESTAMP -> target.setTimestamp(index, (Timestamp) value);
            case TIMESTAMP_CALENDAR -> {
                CalendarValue dated = (CalendarValue) arg(value);
                target.setTimestamp(index, (Timestamp) dated.value(), dated.calendar());
            }
            case OBJECT -> target.setObject(index, Sources.open(value));
            case OBJECT_TYPED -> ((TypedObject) arg(value)).bind(target, index);
            case ARRAY -> target.setArray(index, (Array) value);
            case REF -> target.setRef(index, (Ref) value);
            case ROW_ID -> target.setRowId(index, (RowId) value);
            case SQL_XML -> target.setSQLXML(index, (SQLXML) value);
            case URL -> target.setURL(index, (URL) value);
            case BLOB -> target.setBlob(index, (Blob) value);
            case CLOB -> target.setClob(index, (Clob) value);
            case NCLOB -> target.setNClob(index, (NClob) value);
            case ASCII_STREAM -> target.setAsciiStream(index, bytes(value));
            case ASCII_STREAM_INT -> target.setAsciiStream(index, bytes(value), (int) length(value));
            case ASCII_STREAM_LONG -> target.setAsciiStream(index, bytes(value), length(value));
            case UNICODE_STREAM_INT -> target.setUnicodeStream(index, bytes(value), (int) length(value));
            case BINARY_STREAM -> target.setBinaryStream(index, bytes(value));
            case BINARY_STREAM_INT -> target.setBinaryStream(index, bytes(value), (int) length(value));
            case BINARY_STREAM_LONG -> target.setBinaryStream(index, bytes(value), length(value));
            case BLOB_STREAM -> target.setBlob(index, bytes(value));
            case BLOB_STREAM_LONG -> target.setBlob(index, bytes(value), length(value));
            case CHARACTER_STREAM -> target.setCharacterStream(index, characters(value));
            case CHARACTER_STREAM_INT -> target.setCharacterStream(index, characters(value), (int) length(value));
            case CHARACTER_STREAM_LONG -> target.setCharacterStream(index, characters(value), length(value));
            case NCHARACTER_STREAM -> target.setNCharacterStream(index, characters(value));
            case NCHARACTER_STREAM_LONG -> target.setNCharacterStream(index, characters(value), length(value));
            case CLOB_READER -> target.setClob(index, characters(value));
            case CLOB_READER_LONG -> target.setClob(index, characters(value), length(value));
            case NCLOB_READER -> target.setNClob(index, characters(value));
            case NCLOB_READER_LONG -> target.setNClob(index, characters(value), length(value));
        }
    }

    private static Object arg(@Nullable Object value) {
        return Objects.requireNonNull(value, "a setter with a primitive or a compound argument records one");
    }

    private static @Nullable InputStream bytes(@Nullable Object value) {
        return (InputStream) Sources.open(value instanceof SizedSource sized ? sized.source() : value);
    }

    private static @Nullable Reader characters(@Nullable Object value) {
        return (Reader) Sources.open(value instanceof SizedSource sized ? sized.source() : value);
    }

    private static long length(@Nullable Object value) {
        return ((SizedSource) arg(value)).length();
    }
}
