package io.github.safeguardjdbc.testing.value;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** A way to hand a large value over. */
enum Handing {
    BYTES(false, (statement, index, bytes) -> statement.setBytes(index, bytes)),
    BINARY_STREAM(false, (statement, index, bytes) -> statement.setBinaryStream(index, stream(bytes))),
    BINARY_STREAM_INT(
            false, (statement, index, bytes) -> statement.setBinaryStream(index, stream(bytes), bytes.length)),
    BINARY_STREAM_LONG(
            false, (statement, index, bytes) -> statement.setBinaryStream(index, stream(bytes), (long) bytes.length)),
    BLOB(false, (statement, index, bytes) -> statement.setBlob(index, blob(statement, bytes))),
    BLOB_STREAM(false, (statement, index, bytes) -> statement.setBlob(index, stream(bytes))),
    BLOB_STREAM_LONG(false, (statement, index, bytes) -> statement.setBlob(index, stream(bytes), bytes.length)),
    OBJECT_BYTES(false, (statement, index, bytes) -> statement.setObject(index, bytes)),
    OBJECT_BYTES_TYPED(false, (statement, index, bytes) -> statement.setObject(index, bytes, Types.LONGVARBINARY)),
    OBJECT_STREAM(false, (statement, index, bytes) -> statement.setObject(index, stream(bytes))),
    OBJECT_BLOB(false, (statement, index, bytes) -> statement.setObject(index, blob(statement, bytes))),
    STRING(true, (statement, index, bytes) -> statement.setString(index, text(bytes))),
    NSTRING(true, (statement, index, bytes) -> statement.setNString(index, text(bytes))),
    ASCII_STREAM(true, (statement, index, bytes) -> statement.setAsciiStream(index, stream(bytes))),
    ASCII_STREAM_INT(true, (statement, index, bytes) -> statement.setAsciiStream(index, stream(bytes), bytes.length)),
    ASCII_STREAM_LONG(
            true, (statement, index, bytes) -> statement.setAsciiStream(index, stream(bytes), (long) bytes.length)),
    CHARACTER_STREAM(true, (statement, index, bytes) -> statement.setCharacterStream(index, reader(bytes))),
    CHARACTER_STREAM_INT(
            true,
            (statement, index, bytes) -> statement.setCharacterStream(
                    index, reader(bytes), text(bytes).length())),
    CHARACTER_STREAM_LONG(
            true, (statement, index, bytes) -> statement.setCharacterStream(index, reader(bytes), characters(bytes))),
    NCHARACTER_STREAM(true, (statement, index, bytes) -> statement.setNCharacterStream(index, reader(bytes))),
    NCHARACTER_STREAM_LONG(
            true, (statement, index, bytes) -> statement.setNCharacterStream(index, reader(bytes), characters(bytes))),
    CLOB(true, (statement, index, bytes) -> statement.setClob(index, clob(statement, bytes))),
    CLOB_READER(true, (statement, index, bytes) -> statement.setClob(index, reader(bytes))),
    CLOB_READER_LONG(true, (statement, index, bytes) -> statement.setClob(index, reader(bytes), characters(bytes))),
    NCLOB(true, (statement, index, bytes) -> statement.setNClob(index, nclob(statement, bytes))),
    NCLOB_READER(true, (statement, index, bytes) -> statement.setNClob(index, reader(bytes))),
    NCLOB_READER_LONG(true, (statement, index, bytes) -> statement.setNClob(index, reader(bytes), characters(bytes))),
    OBJECT_STRING(true, (statement, index, bytes) -> statement.setObject(index, text(bytes))),
    OBJECT_STRING_TYPED(
            true, (statement, index, bytes) -> statement.setObject(index, text(bytes), JDBCType.LONGVARCHAR)),
    OBJECT_READER(true, (statement, index, bytes) -> statement.setObject(index, reader(bytes)));

    private final boolean text;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final Binder binder;

    Handing(boolean text, Binder binder) {
        this.text = text;
        this.binder = binder;
    }

    /** The column that it is for. */
    String column() {
        return text ? "u" : "b";
    }

    Content content(int size) {
        if (text) {
            return Content.TEXT;
        }
        return new Content[] {Content.ZEROS, Content.QUOTES, Content.RANDOM}[size % 3];
    }

    void bind(PreparedStatement statement, int index, byte[] bytes) throws SQLException {
        binder.bind(statement, index, bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long characters(byte[] bytes) {
        return text(bytes).length();
    }

    private static ByteArrayInputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static StringReader reader(byte[] bytes) {
        return new StringReader(text(bytes));
    }

    private static Blob blob(PreparedStatement statement, byte[] bytes) throws SQLException {
        Blob blob = statement.getConnection().createBlob();
        blob.setBytes(1, bytes);
        return blob;
    }

    private static Clob clob(PreparedStatement statement, byte[] bytes) throws SQLException {
        Clob clob = statement.getConnection().createClob();
        clob.setString(1, text(bytes));
        return clob;
    }

    private static NClob nclob(PreparedStatement statement, byte[] bytes) throws SQLException {
        NClob clob = statement.getConnection().createNClob();
        clob.setString(1, text(bytes));
        return clob;
    }

    @FunctionalInterface
    private interface Binder {
        void bind(PreparedStatement statement, int index, byte[] bytes) throws SQLException;
    }
}
