package io.github.safeguardjdbc.value;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The content of a stream: in memory, or a region of the spool file. */
public final class BufferedBytes implements BufferedSource {
    private final byte[] memory;
    private final @Nullable SpoolFile file;
    private final long offset;
    private final long length;
    private final @Nullable IOException failure;

    BufferedBytes(byte[] memory, @Nullable IOException failure) {
        this.memory = memory;
        this.file = null;
        this.offset = 0;
        this.length = memory.length;
        this.failure = failure;
    }

    BufferedBytes(SpoolFile file, long offset, long length, @Nullable IOException failure) {
        this.memory = new byte[0];
        this.file = file;
        this.offset = offset;
        this.length = length;
        this.failure = failure;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public @Nullable IOException failure() {
        return failure;
    }

    @Override
    public InputStream open() {
        InputStream content = file == null ? new ByteArrayInputStream(memory) : file.open(offset, length);
        return failure == null ? content : new FailingInputStream(content, failure);
    }
}
