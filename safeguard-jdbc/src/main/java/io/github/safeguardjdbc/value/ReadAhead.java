package io.github.safeguardjdbc.value;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the streams and readers of a batch before it is sent, in memory up to a bound and beyond it in a spool file.
 *
 * <p>Sources are treated as Connector/J treats them when it sends them: a declared length limits what is read if the
 * driver respects lengths; a source that supports marks is reset afterwards (one
 * that buffers for it only up to the memory bound); it is closed if the driver would close it.
 * Not thread-safe.
 */
public final class ReadAhead implements Closeable {
    private static final int BLOCK = 8192;

    private final long memoryBound;
    private final boolean respectLengths;
    private final boolean closeSources;
    private final byte[] block = new byte[BLOCK];
    private long memoryUsed;
    private @Nullable SpoolFile spool;

    /**
     * @param memoryBound bytes held in memory for all sources together; what exceeds it goes to a temporary file
     * @param respectLengths the driver's {@code useStreamLengthsInPrepStmts}
     * @param closeSources the driver's {@code autoClosePStmtStreams}
     */
    public ReadAhead(long memoryBound, boolean respectLengths, boolean closeSources) {
        this.memoryBound = memoryBound;
        this.respectLengths = respectLengths;
        this.closeSources = closeSources;
    }

    /**
     * The recorded argument with its source, if it has one, replaced by the source's content.
     *
     * @throws IOException if the spool file cannot be written; what the source itself throws is kept in the content
     */
    @Nullable Object buffered(@Nullable Object argument) throws IOException {
        if (argument instanceof SizedSource sized) {
            return new SizedSource(read(sized.source(), sized.length()), sized.length());
        }
        if (argument instanceof TypedObject typed && Sources.isSource(typed.value())) {
            int length = Objects.requireNonNullElse(typed.scaleOrLength(), -1);
            return new TypedObject(read(typed.value(), length), typed.targetType(), typed.scaleOrLength());
        }
        return read(argument, -1);
    }

    /** True for a stream whose declared length the driver respects. */
    boolean knowsLength(@Nullable Object argument) {
        return respectLengths
                && argument instanceof SizedSource sized
                && sized.source() instanceof InputStream
                && sized.length() >= 0;
    }

    private @Nullable Object read(@Nullable Object source, long declaredLength) throws IOException {
        long limit = respectLengths && declaredLength >= 0 ? declaredLength : Long.MAX_VALUE;
        if (source instanceof InputStream stream) {
            return read(stream, limit);
        }
        if (source instanceof Reader reader) {
            long bytes = limit > Long.MAX_VALUE / Character.BYTES ? Long.MAX_VALUE : limit * Character.BYTES;
            return new BufferedCharacters(read(new Utf16InputStream(reader), bytes));
        }
        return source;
    }

    private BufferedBytes read(InputStream source, long limit) throws IOException {
        // A larger mark would make a BufferedInputStream hold all of a large source in memory.
        source.mark((int) Math.min(Integer.MAX_VALUE, memoryBound));
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        SpoolFile file = null;
        long start = 0;
        long length = 0;
        IOException failure = null;
        while (length < limit) {
            int read;
            try {
                read = source.read(block, 0, (int) Math.min(BLOCK, limit - length));
            } catch (IOException e) {
                failure = e;
                break;
            }
            if (read < 0) {
                break;
            }
            if (file == null && memoryUsed + length + read > memoryBound) {
                file = spool();
                start = file.position();
                file.append(memory.toByteArray(), memory.size());
                memory.reset();
            }
            if (file == null) {
                memory.write(block, 0, read);
            } else {
                file.append(block, read);
            }
            length += read;
        }
        release(source);
        if (file != null) {
            return new BufferedBytes(file, start, length, failure);
        }
        memoryUsed += length;
        return new BufferedBytes(memory.toByteArray(), failure);
    }

    /** What the application is told where the content that was read cannot be kept or read again. */
    public static SQLException failed(IOException reason) {
        return new SQLException(
                "The temporary file for streams that were bound failed: " + reason.getMessage(), reason);
    }

    private SpoolFile spool() throws IOException {
        SpoolFile file = spool;
        if (file == null) {
            file = new SpoolFile();
            spool = file;
        }
        return file;
    }

    /** The driver, too, ignores what reset and close throw: the content has been read, and that is what counts. */
    @SuppressWarnings("EmptyCatch")
    private void release(InputStream source) {
        try {
            source.reset();
        } catch (IOException notResettable) {
            // Most streams are not.
        }
        if (closeSources) {
            try {
                source.close();
            } catch (IOException contentAlreadyRead) {
                // Nothing is lost.
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (spool != null) {
            spool.close();
        }
    }
}
