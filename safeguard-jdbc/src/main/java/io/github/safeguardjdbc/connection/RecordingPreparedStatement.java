package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.value.CalendarValue;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.SizedSource;
import io.github.safeguardjdbc.value.TypedNull;
import io.github.safeguardjdbc.value.TypedObject;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * The setters of a prepared statement: each is passed on first, so that the driver judges it at once, and then recorded. While
 * rows of a batch are collected, those that no value makes fail are passed on once.
 *
 * <p>It does not declare that it implements them: the weaver gives the methods of an interface to the class that does.
 */
abstract class RecordingPreparedStatement extends SafeguardStatement {

    private PreparedStatement prepared;
    private final Parameters parameters = new Parameters();

    RecordingPreparedStatement(SafeguardConnection connection, PreparedStatement prepared) {
        super(connection, prepared);
        this.prepared = prepared;
    }

    /** The parameters as they were set last. */
    final Parameters parameters() {
        return parameters;
    }

    @Override
    Statement makeOn(Connection other) throws SQLException {
        Statement made = super.makeOn(other);
        parameters.toRow().bind((PreparedStatement) made, 0);
        return made;
    }

    @Override
    void moveTo(Statement made) {
        super.moveTo(made);
        prepared = (PreparedStatement) made;
    }

    public void clearParameters() throws SQLException {
        prepared.clearParameters();
        parameters.clear();
    }

    public final void setNull(int index, int sqlType) throws SQLException {
        prepared.setNull(index, sqlType);
        parameters.set(index, Setter.NULL, sqlType);
    }

    public final void setNull(int index, int sqlType, String typeName) throws SQLException {
        prepared.setNull(index, sqlType, typeName);
        parameters.set(index, Setter.NULL_NAMED, new TypedNull(sqlType, typeName));
    }

    public final void setBoolean(int index, boolean x) throws SQLException {
        if (!parameters.repeats(index, Setter.BOOLEAN)) {
            prepared.setBoolean(index, x);
        }
        parameters.set(index, Setter.BOOLEAN, x);
    }

    public final void setByte(int index, byte x) throws SQLException {
        if (!parameters.repeats(index, Setter.BYTE)) {
            prepared.setByte(index, x);
        }
        parameters.set(index, Setter.BYTE, x);
    }

    public final void setShort(int index, short x) throws SQLException {
        if (!parameters.repeats(index, Setter.SHORT)) {
            prepared.setShort(index, x);
        }
        parameters.set(index, Setter.SHORT, x);
    }

    public final void setInt(int index, int x) throws SQLException {
        if (!parameters.repeats(index, Setter.INT)) {
            prepared.setInt(index, x);
        }
        parameters.set(index, Setter.INT, x);
    }

    public final void setLong(int index, long x) throws SQLException {
        if (!parameters.repeats(index, Setter.LONG)) {
            prepared.setLong(index, x);
        }
        parameters.set(index, Setter.LONG, x);
    }

    public final void setFloat(int index, float x) throws SQLException {
        prepared.setFloat(index, x);
        parameters.set(index, Setter.FLOAT, x);
    }

    public final void setDouble(int index, double x) throws SQLException {
        prepared.setDouble(index, x);
        parameters.set(index, Setter.DOUBLE, x);
    }

    public final void setBigDecimal(int index, @Nullable BigDecimal x) throws SQLException {
        if (!parameters.repeats(index, Setter.BIG_DECIMAL)) {
            prepared.setBigDecimal(index, x);
        }
        parameters.set(index, Setter.BIG_DECIMAL, x);
    }

    public final void setString(int index, @Nullable String x) throws SQLException {
        if (!parameters.repeats(index, Setter.STRING)) {
            prepared.setString(index, x);
        }
        parameters.set(index, Setter.STRING, x);
    }

    public final void setNString(int index, @Nullable String x) throws SQLException {
        prepared.setNString(index, x);
        parameters.set(index, Setter.NSTRING, x);
    }

    public final void setBytes(int index, byte @Nullable [] x) throws SQLException {
        if (!parameters.repeats(index, Setter.BYTES)) {
            prepared.setBytes(index, x);
        }
        parameters.set(index, Setter.BYTES, x);
    }

    public final void setDate(int index, @Nullable Date x) throws SQLException {
        prepared.setDate(index, x);
        parameters.set(index, Setter.DATE, x);
    }

    public final void setDate(int index, @Nullable Date x, @Nullable Calendar calendar) throws SQLException {
        prepared.setDate(index, x, calendar);
        parameters.set(index, Setter.DATE_CALENDAR, new CalendarValue(x, calendar));
    }

    public final void setTime(int index, @Nullable Time x) throws SQLException {
        prepared.setTime(index, x);
        parameters.set(index, Setter.TIME, x);
    }

    public final void setTime(int index, @Nullable Time x, @Nullable Calendar calendar) throws SQLException {
        prepared.setTime(index, x, calendar);
        parameters.set(index, Setter.TIME_CALENDAR, new CalendarValue(x, calendar));
    }

    public final void setTimestamp(int index, @Nullable Timestamp x) throws SQLException {
        if (!parameters.repeats(index, Setter.TIMESTAMP)) {
            prepared.setTimestamp(index, x);
        }
        parameters.set(index, Setter.TIMESTAMP, x);
    }

    public final void setTimestamp(int index, @Nullable Timestamp x, @Nullable Calendar calendar) throws SQLException {
        prepared.setTimestamp(index, x, calendar);
        parameters.set(index, Setter.TIMESTAMP_CALENDAR, new CalendarValue(x, calendar));
    }

    public final void setObject(int index, @Nullable Object x) throws SQLException {
        prepared.setObject(index, x);
        parameters.set(index, Setter.OBJECT, x);
    }

    public final void setObject(int index, @Nullable Object x, int targetType) throws SQLException {
        prepared.setObject(index, x, targetType);
        parameters.set(index, Setter.OBJECT_TYPED, new TypedObject(x, targetType, null));
    }

    public final void setObject(int index, @Nullable Object x, int targetType, int scaleOrLength) throws SQLException {
        prepared.setObject(index, x, targetType, scaleOrLength);
        parameters.set(index, Setter.OBJECT_TYPED, new TypedObject(x, targetType, scaleOrLength));
    }

    public final void setObject(int index, @Nullable Object x, SQLType targetType) throws SQLException {
        prepared.setObject(index, x, targetType);
        parameters.set(index, Setter.OBJECT_TYPED, new TypedObject(x, targetType, null));
    }

    public final void setObject(int index, @Nullable Object x, SQLType targetType, int scaleOrLength)
            throws SQLException {
        prepared.setObject(index, x, targetType, scaleOrLength);
        parameters.set(index, Setter.OBJECT_TYPED, new TypedObject(x, targetType, scaleOrLength));
    }

    public final void setArray(int index, @Nullable Array x) throws SQLException {
        prepared.setArray(index, x);
        parameters.set(index, Setter.ARRAY, x);
    }

    public final void setRef(int index, @Nullable Ref x) throws SQLException {
        prepared.setRef(index, x);
        parameters.set(index, Setter.REF, x);
    }

    public final void setRowId(int index, @Nullable RowId x) throws SQLException {
        prepared.setRowId(index, x);
        parameters.set(index, Setter.ROW_ID, x);
    }

    public final void setSQLXML(int index, @Nullable SQLXML x) throws SQLException {
        prepared.setSQLXML(index, x);
        parameters.set(index, Setter.SQL_XML, x);
    }

    public final void setURL(int index, @Nullable URL x) throws SQLException {
        prepared.setURL(index, x);
        parameters.set(index, Setter.URL, x);
    }

    public final void setAsciiStream(int index, @Nullable InputStream x) throws SQLException {
        prepared.setAsciiStream(index, x);
        parameters.set(index, Setter.ASCII_STREAM, x);
    }

    public final void setAsciiStream(int index, @Nullable InputStream x, int length) throws SQLException {
        prepared.setAsciiStream(index, x, length);
        parameters.set(index, Setter.ASCII_STREAM_INT, new SizedSource(x, length));
    }

    public final void setAsciiStream(int index, @Nullable InputStream x, long length) throws SQLException {
        prepared.setAsciiStream(index, x, length);
        parameters.set(index, Setter.ASCII_STREAM_LONG, new SizedSource(x, length));
    }

    @Deprecated
    public final void setUnicodeStream(int index, @Nullable InputStream x, int length) throws SQLException {
        prepared.setUnicodeStream(index, x, length);
        parameters.set(index, Setter.UNICODE_STREAM_INT, new SizedSource(x, length));
    }

    public final void setBinaryStream(int index, @Nullable InputStream x) throws SQLException {
        prepared.setBinaryStream(index, x);
        parameters.set(index, Setter.BINARY_STREAM, x);
    }

    public final void setBinaryStream(int index, @Nullable InputStream x, int length) throws SQLException {
        prepared.setBinaryStream(index, x, length);
        parameters.set(index, Setter.BINARY_STREAM_INT, new SizedSource(x, length));
    }

    public final void setBinaryStream(int index, @Nullable InputStream x, long length) throws SQLException {
        prepared.setBinaryStream(index, x, length);
        parameters.set(index, Setter.BINARY_STREAM_LONG, new SizedSource(x, length));
    }

    public final void setCharacterStream(int index, @Nullable Reader x) throws SQLException {
        prepared.setCharacterStream(index, x);
        parameters.set(index, Setter.CHARACTER_STREAM, x);
    }

    public final void setCharacterStream(int index, @Nullable Reader x, int length) throws SQLException {
        prepared.setCharacterStream(index, x, length);
        parameters.set(index, Setter.CHARACTER_STREAM_INT, new SizedSource(x, length));
    }

    public final void setCharacterStream(int index, @Nullable Reader x, long length) throws SQLException {
        prepared.setCharacterStream(index, x, length);
        parameters.set(index, Setter.CHARACTER_STREAM_LONG, new SizedSource(x, length));
    }

    public final void setNCharacterStream(int index, @Nullable Reader x) throws SQLException {
        prepared.setNCharacterStream(index, x);
        parameters.set(index, Setter.NCHARACTER_STREAM, x);
    }

    public final void setNCharacterStream(int index, @Nullable Reader x, long length) throws SQLException {
        prepared.setNCharacterStream(index, x, length);
        parameters.set(index, Setter.NCHARACTER_STREAM_LONG, new SizedSource(x, length));
    }

    public final void setBlob(int index, @Nullable Blob x) throws SQLException {
        prepared.setBlob(index, x);
        parameters.set(index, Setter.BLOB, x);
    }

    public final void setBlob(int index, @Nullable InputStream x) throws SQLException {
        prepared.setBlob(index, x);
        parameters.set(index, Setter.BLOB_STREAM, x);
    }

    public final void setBlob(int index, @Nullable InputStream x, long length) throws SQLException {
        prepared.setBlob(index, x, length);
        parameters.set(index, Setter.BLOB_STREAM_LONG, new SizedSource(x, length));
    }

    public final void setClob(int index, @Nullable Clob x) throws SQLException {
        prepared.setClob(index, x);
        parameters.set(index, Setter.CLOB, x);
    }

    public final void setClob(int index, @Nullable Reader x) throws SQLException {
        prepared.setClob(index, x);
        parameters.set(index, Setter.CLOB_READER, x);
    }

    public final void setClob(int index, @Nullable Reader x, long length) throws SQLException {
        prepared.setClob(index, x, length);
        parameters.set(index, Setter.CLOB_READER_LONG, new SizedSource(x, length));
    }

    public final void setNClob(int index, @Nullable NClob x) throws SQLException {
        prepared.setNClob(index, x);
        parameters.set(index, Setter.NCLOB, x);
    }

    public final void setNClob(int index, @Nullable Reader x) throws SQLException {
        prepared.setNClob(index, x);
        parameters.set(index, Setter.NCLOB_READER, x);
    }

    public final void setNClob(int index, @Nullable Reader x, long length) throws SQLException {
        prepared.setNClob(index, x, length);
        parameters.set(index, Setter.NCLOB_READER_LONG, new SizedSource(x, length));
    }
}
