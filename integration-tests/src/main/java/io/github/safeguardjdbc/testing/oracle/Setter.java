package io.github.safeguardjdbc.testing.oracle;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.TimeZone;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;

/** A way to give a parameter to a prepared statement. */
enum Setter {
    /** No call: the parameter stays as it is. */
    KEEP("(keeps)", Carries.SCALAR, (s, i, a) -> {}),
    NULL("setNull", Carries.SCALAR, (s, i, a) -> s.setNull(i, a.detail())),
    BOOLEAN("setBoolean", Carries.SCALAR, (s, i, a) -> s.setBoolean(i, (Boolean) a.given())),
    BYTE("setByte", Carries.SCALAR, (s, i, a) -> s.setByte(i, a.number().byteValue())),
    SHORT("setShort", Carries.SCALAR, (s, i, a) -> s.setShort(i, a.number().shortValue())),
    INT("setInt", Carries.SCALAR, (s, i, a) -> s.setInt(i, a.number().intValue())),
    LONG("setLong", Carries.SCALAR, (s, i, a) -> s.setLong(i, a.number().longValue())),
    FLOAT("setFloat", Carries.SCALAR, (s, i, a) -> s.setFloat(i, a.number().floatValue())),
    DOUBLE("setDouble", Carries.SCALAR, (s, i, a) -> s.setDouble(i, a.number().doubleValue())),
    BIG_DECIMAL("setBigDecimal", Carries.SCALAR, (s, i, a) -> s.setBigDecimal(i, (BigDecimal) a.value())),
    STRING("setString", Carries.TEXT, (s, i, a) -> s.setString(i, a.value() == null ? null : a.text())),
    NSTRING("setNString", Carries.TEXT, (s, i, a) -> s.setNString(i, a.value() == null ? null : a.text())),
    BYTES("setBytes", Carries.BYTES, (s, i, a) -> s.setBytes(i, a.value() == null ? null : a.bytes())),
    DATE("setDate", Carries.SCALAR, (s, i, a) -> s.setDate(i, (Date) a.value())),
    DATE_CALENDAR("setDate/calendar", Carries.SCALAR, (s, i, a) -> s.setDate(i, (Date) a.value(), calendar(a))),
    TIME("setTime", Carries.SCALAR, (s, i, a) -> s.setTime(i, (Time) a.value())),
    TIME_CALENDAR("setTime/calendar", Carries.SCALAR, (s, i, a) -> s.setTime(i, (Time) a.value(), calendar(a))),
    TIMESTAMP("setTimestamp", Carries.SCALAR, (s, i, a) -> s.setTimestamp(i, (Timestamp) a.value())),
    TIMESTAMP_CALENDAR(
            "setTimestamp/calendar",
            Carries.SCALAR,
            (s, i, a) -> s.setTimestamp(i, (Timestamp) a.value(), calendar(a))),
    OBJECT("setObject", Carries.TEXT, (s, i, a) -> s.setObject(i, a.object())),
    OBJECT_BYTES("setObject/bytes", Carries.BYTES, (s, i, a) -> s.setObject(i, a.bytes())),
    OBJECT_STREAM(
            "setObject/stream", Carries.BYTE_SOURCE, (s, i, a) -> s.setObject(i, new ByteArrayInputStream(a.bytes()))),
    OBJECT_TYPED("setObject/type", Carries.TEXT, (s, i, a) -> s.setObject(i, a.object(), a.detail())),
    OBJECT_SCALED("setObject/type/scale", Carries.TEXT, (s, i, a) -> s.setObject(i, a.object(), a.detail(), 2)),
    ASCII_STREAM(
            "setAsciiStream",
            Carries.TEXT_SOURCE,
            (s, i, a) -> s.setAsciiStream(i, new ByteArrayInputStream(a.ascii()))),
    ASCII_STREAM_SIZED(
            "setAsciiStream/int",
            Carries.TEXT_SOURCE,
            (s, i, a) -> s.setAsciiStream(i, new ByteArrayInputStream(a.ascii()), a.detail())),
    BINARY_STREAM(
            "setBinaryStream",
            Carries.BYTE_SOURCE,
            (s, i, a) -> s.setBinaryStream(i, new ByteArrayInputStream(a.bytes()))),
    BINARY_STREAM_SLOW(
            "setBinaryStream/slow", Carries.BYTE_SOURCE, (s, i, a) -> s.setBinaryStream(i, Dribble.bytes(a.bytes()))),
    BINARY_STREAM_SIZED(
            "setBinaryStream/int",
            Carries.BYTE_SOURCE,
            (s, i, a) -> s.setBinaryStream(i, new ByteArrayInputStream(a.bytes()), a.detail())),
    BINARY_STREAM_LONG(
            "setBinaryStream/long",
            Carries.BYTE_SOURCE,
            (s, i, a) -> s.setBinaryStream(i, Dribble.bytes(a.bytes()), (long) a.detail())),
    BLOB("setBlob", Carries.BYTES, (s, i, a) -> s.setBlob(i, new SerialBlob(a.bytes()))),
    BLOB_STREAM("setBlob/stream", Carries.BYTE_SOURCE, (s, i, a) -> s.setBlob(i, Dribble.bytes(a.bytes()))),
    BLOB_STREAM_SIZED(
            "setBlob/stream/long",
            Carries.BYTE_SOURCE,
            (s, i, a) -> s.setBlob(i, new ByteArrayInputStream(a.bytes()), (long) a.detail())),
    CHARACTER_STREAM(
            "setCharacterStream",
            Carries.TEXT_SOURCE,
            (s, i, a) -> s.setCharacterStream(i, new StringReader(a.text()))),
    CHARACTER_STREAM_SLOW(
            "setCharacterStream/slow",
            Carries.TEXT_SOURCE,
            (s, i, a) -> s.setCharacterStream(i, Dribble.characters(a.text()))),
    CHARACTER_STREAM_SIZED(
            "setCharacterStream/int",
            Carries.TEXT_SOURCE,
            (s, i, a) -> s.setCharacterStream(i, new StringReader(a.text()), a.detail())),
    NCHARACTER_STREAM(
            "setNCharacterStream",
            Carries.TEXT_SOURCE,
            (s, i, a) -> s.setNCharacterStream(i, new StringReader(a.text()))),
    CLOB(
            "setClob",
            Carries.TEXT,
            (s, i, a) -> s.setClob(i, new SerialClob(a.text().toCharArray()))),
    CLOB_READER("setClob/reader", Carries.TEXT_SOURCE, (s, i, a) -> s.setClob(i, Dribble.characters(a.text()))),
    CLOB_READER_SIZED(
            "setClob/reader/long",
            Carries.TEXT_SOURCE,
            (s, i, a) -> s.setClob(i, new StringReader(a.text()), (long) a.detail())),
    NCLOB_READER("setNClob/reader", Carries.TEXT_SOURCE, (s, i, a) -> s.setNClob(i, new StringReader(a.text())));

    /** What a setter makes of a {@link Filler}; sources can be read only once. */
    private enum Carries {
        SCALAR,
        TEXT,
        BYTES,
        TEXT_SOURCE,
        BYTE_SOURCE
    }

    private final String call;
    private final Carries carries;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas that capture nothing
    private final Binding binding;

    Setter(String call, Carries carries, Binding binding) {
        this.call = call;
        this.carries = carries;
        this.binding = binding;
    }

    /** The name of the method, with what tells its overloads apart. */
    String call() {
        return call;
    }

    /** True if what is bound can be read only once. */
    boolean isSource() {
        return carries == Carries.TEXT_SOURCE || carries == Carries.BYTE_SOURCE;
    }

    /** True if it sends bytes rather than characters. */
    boolean isBinary() {
        return carries == Carries.BYTES || carries == Carries.BYTE_SOURCE;
    }

    /** True if the further argument is a length. */
    boolean isSized() {
        return isSource() && (call.endsWith("/int") || call.endsWith("/long"));
    }

    void bind(PreparedStatement statement, int index, Argument argument) throws SQLException {
        binding.bind(statement, index, argument);
    }

    private static Calendar calendar(Argument argument) {
        return Calendar.getInstance(TimeZone.getTimeZone(argument.detail() == 0 ? "UTC" : "America/New_York"));
    }

    private interface Binding {
        void bind(PreparedStatement statement, int index, Argument argument) throws SQLException;
    }
}
