package io.github.safeguardjdbc.packet;

import io.github.safeguardjdbc.value.BufferedBytes;
import io.github.safeguardjdbc.value.BufferedCharacters;
import io.github.safeguardjdbc.value.BufferedSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import org.jspecify.annotations.Nullable;

/** Measures what streams, readers, large objects and serialized objects hold, by reading what can be read again. */
final class Content {
    private Content() {}

    /** True if a value's bytes are sent as they are: a stream that was read ahead, or a blob. */
    static boolean isBinary(Object value) {
        return value instanceof BufferedBytes || value instanceof Blob;
    }

    /** True if a value's characters are encoded and then sent as bytes. */
    static boolean isText(Object value) {
        return value instanceof BufferedCharacters || value instanceof Clob || value instanceof SQLXML;
    }

    /** Number of bytes of binary content, without reading it. */
    static long length(Object binary) throws SQLException {
        return binary instanceof Blob blob ? blob.length() : ((BufferedBytes) binary).length();
    }

    /** Counts the bytes of binary content. */
    static Tally ofBinary(Object value) throws SQLException {
        return count(value, tally -> {
            try (InputStream content =
                    value instanceof Blob blob ? blob.getBinaryStream() : ((BufferedBytes) value).open()) {
                content.transferTo(tally);
            }
        });
    }

    /** Counts the bytes that characters become; null if they cannot be read without using them up. */
    static @Nullable Tally ofText(Object value, ConnectionCharset charset) throws SQLException {
        if (value instanceof SQLXML xml) {
            String text = text(xml);
            return text == null ? null : count(text, tally -> charset.encode(new StringReader(text), tally));
        }
        return count(value, tally -> {
            try (Reader content =
                    value instanceof Clob clob ? clob.getCharacterStream() : ((BufferedCharacters) value).open()) {
                charset.encode(content, tally);
            }
        });
    }

    /** Counts the bytes of an object's serialized form. */
    static Tally ofSerialized(Object value) throws SQLException {
        return count(value, tally -> {
            try (ObjectOutputStream objects = new ObjectOutputStream(tally)) {
                objects.writeObject(value);
            }
        });
    }

    /**
     * An object's serialized form.
     *
     * @throws SQLException if it has none
     */
    static byte[] serialized(Object value) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(value);
        } catch (IOException e) {
            throw new SQLException("Cannot serialize a parameter of " + value.getClass() + ": " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /** What {@code setString} put in; XML that was written in another way can only be read by the driver. */
    @SuppressWarnings("EmptyCatch")
    private static @Nullable String text(SQLXML xml) {
        try {
            return xml.getString();
        } catch (SQLException notReadable) {
            return null;
        }
    }

    private static Tally count(Object value, Counting counting) throws SQLException {
        Tally tally = new Tally();
        try {
            counting.write(tally);
        } catch (IOException e) {
            // The failure that a source had when it was read ahead belongs to the driver, which meets it again.
            if (!(value instanceof BufferedSource source) || source.failure() == null) {
                throw new SQLException("Cannot measure a parameter of " + value.getClass() + ": " + e.getMessage(), e);
            }
        }
        return tally;
    }

    /** Writes content into a counter. */
    private interface Counting {
        void write(OutputStream tally) throws IOException, SQLException;
    }
}
