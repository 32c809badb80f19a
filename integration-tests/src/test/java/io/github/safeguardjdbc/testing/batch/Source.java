package io.github.safeguardjdbc.testing.batch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** The ways to give a parameter of a statement as a stream, a reader or a large object. */
enum Source {
    BINARY_STREAM(false) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            statement.setBinaryStream(index, bytes(content));
        }
    },
    BINARY_STREAM_WITH_LENGTH(false) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            statement.setBinaryStream(index, bytes(content), content.getBytes(StandardCharsets.UTF_8).length);
        }
    },
    BLOB_STREAM(false) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            statement.setBlob(index, bytes(content));
        }
    },
    BLOB(false) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            Blob blob = statement.getConnection().createBlob();
            blob.setBytes(1, content.getBytes(StandardCharsets.UTF_8));
            statement.setBlob(index, blob);
        }
    },
    STREAM_AS_OBJECT(false) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            statement.setObject(index, bytes(content));
        }
    },
    STREAM_AS_TYPED_OBJECT(false) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            statement.setObject(index, bytes(content), Types.LONGVARBINARY);
        }
    },
    ASCII_STREAM(true) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            statement.setAsciiStream(index, bytes(content));
        }
    },
    CHARACTER_STREAM(true) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            statement.setCharacterStream(index, characters(content));
        }
    },
    CHARACTER_STREAM_WITH_LENGTH(true) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            statement.setCharacterStream(index, characters(content), content.length());
        }
    },
    NCHARACTER_STREAM(true) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            statement.setNCharacterStream(index, characters(content));
        }
    },
    CLOB_READER(true) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            statement.setClob(index, characters(content));
        }
    },
    NCLOB_READER(true) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            statement.setNClob(index, characters(content));
        }
    },
    CLOB(true) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            Clob clob = statement.getConnection().createClob();
            clob.setString(1, content);
            statement.setClob(index, clob);
        }
    },
    NCLOB(true) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            NClob clob = statement.getConnection().createNClob();
            clob.setString(1, content);
            statement.setNClob(index, clob);
        }
    },
    READER_AS_OBJECT(true) {
        @Override
        void set(PreparedStatement statement, int index, String content) throws SQLException {
            statement.setObject(index, characters(content));
        }
    };

    private final boolean text;

    Source(boolean text) {
        this.text = text;
    }

    /** True if it is for a column of characters. */
    boolean isText() {
        return text;
    }

    /** Gives a parameter this content; bytes are the content in UTF-8. */
    abstract void set(PreparedStatement statement, int index, String content) throws SQLException;

    private static InputStream bytes(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private static Reader characters(String content) {
        return new StringReader(content);
    }
}
