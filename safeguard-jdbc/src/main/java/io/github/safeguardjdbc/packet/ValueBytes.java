package io.github.safeguardjdbc.packet;

import io.github.safeguardjdbc.value.BufferedBytes;
import io.github.safeguardjdbc.value.BufferedCharacters;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.SizedSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import org.jspecify.annotations.Nullable;

/**
 * A parameter's value as the bytes that are sent where it travels apart from its statement: those that the driver would
 * write into the statement, before it escapes or doubles them.
 *
 * <p>A string is text, in the connection's character set. Everything else is a binary string, as it is in the driver's
 * literals: readers and character large objects, too, are encoded by the driver and then sent as bytes.
 */
public final class ValueBytes {
    private final Object value;
    private final ConnectionCharset charset;
    private final Meaning meaning;
    private final long declaredLength;

    /** What the server is to take the bytes for. */
    public enum Meaning {
        /** A binary string. */
        BINARY,
        /** A string in the connection's character set. */
        TEXT,
        /** A string in UTF-8, which the connection does not speak: {@code setNString}. */
        NATIONAL_TEXT
    }

    /** Any object, a string or an array of bytes among them, that travels in its serialized form. */
    private record Serialized(Object object) {}

    private ValueBytes(Object value, ConnectionCharset charset, Meaning meaning, long declaredLength) {
        this.value = value;
        this.charset = charset;
        this.meaning = meaning;
        this.declaredLength = declaredLength;
    }

    /**
     * The bytes of a parameter; null for what has a short literal (numbers, dates, NULL) and for what cannot be read twice and
     * says nothing of its length.
     */
    public static @Nullable ValueBytes of(@Nullable Setter setter, @Nullable Object argument, Encoding encoding) {
        if (setter == null) {
            return null;
        }
        BoundValue bound = BoundValue.of(setter, argument, encoding);
        Object value = bound.value();
        if (value == null || bound.target() == Target.NULL) {
            return null;
        }
        if (bound.target() == Target.SERIALIZED) {
            return binary(new Serialized(value), encoding.charset());
        }
        if (value instanceof String) {
            return string(value, bound, encoding);
        }
        if (value instanceof byte[] || Content.isBinary(value)) {
            return binary(value, encoding.charset());
        }
        if (Content.isText(value)) {
            return binary(value, bound.national() ? encoding.charset() : encoding.clobCharset());
        }
        if (value instanceof InputStream && argument instanceof SizedSource sized && sized.length() >= 0) {
            return new ValueBytes(value, encoding.charset(), Meaning.BINARY, sized.length());
        }
        return null;
    }

    private static @Nullable ValueBytes string(Object value, BoundValue bound, Encoding encoding) {
        if (bound.target() != Target.CHARACTERS && bound.target() != Target.BYTES) {
            return null;
        }
        return bound.national() && !encoding.charset().isUtf8()
                ? new ValueBytes(value, ConnectionCharset.UTF_8, Meaning.NATIONAL_TEXT, -1)
                : new ValueBytes(value, encoding.charset(), Meaning.TEXT, -1);
    }

    private static ValueBytes binary(Object value, ConnectionCharset charset) {
        return new ValueBytes(value, charset, Meaning.BINARY, -1);
    }

    public Meaning meaning() {
        return meaning;
    }

    /** True for an application's stream, which can be opened only once. */
    public boolean isSource() {
        return declaredLength >= 0;
    }

    /**
     * Number of bytes: exact but for a stream of declared length, which may end earlier; {@link Size#UNKNOWN} if it cannot be
     * told.
     *
     * @throws SQLException if a large object cannot be read
     */
    public long length() throws SQLException {
        if (isSource()) {
            return declaredLength;
        }
        if (value instanceof String text) {
            return charset.bytes(text);
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (Content.isBinary(value)) {
            return Content.length(value);
        }
        if (value instanceof Serialized serialized) {
            return Content.ofSerialized(serialized.object).bytes();
        }
        Tally tally = Content.ofText(value, charset);
        return tally == null ? Size.UNKNOWN : tally.bytes();
    }

    /**
     * The bytes, from the first one to the last of {@link #length}.
     *
     * @throws SQLException if a large object cannot be read or an object cannot be serialized
     */
    public InputStream content() throws SQLException {
        return isSource() ? new Slice(open(), declaredLength) : open();
    }

    /**
     * The bytes, from the first one; those of a {@linkplain #isSource source} may go on beyond its length.
     *
     * @throws SQLException if a large object cannot be read or an object cannot be serialized
     */
    public InputStream open() throws SQLException {
        if (value instanceof InputStream stream) {
            return stream;
        }
        if (value instanceof String text) {
            return charset.encoded(new StringReader(text));
        }
        if (value instanceof byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }
        if (value instanceof BufferedBytes bytes) {
            return bytes.open();
        }
        if (value instanceof BufferedCharacters characters) {
            return charset.encoded(characters.open());
        }
        if (value instanceof Blob blob) {
            return blob.getBinaryStream();
        }
        if (value instanceof Clob clob) {
            return charset.encoded(clob.getCharacterStream());
        }
        if (value instanceof SQLXML xml) {
            return charset.encoded(new StringReader(xml.getString()));
        }
        return new ByteArrayInputStream(Content.serialized(((Serialized) value).object));
    }
}
