package io.github.safeguardjdbc.value;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives the content that a source held before it failed, and then fails as the source did. */
final class FailingInputStream extends FilterInputStream {
    private final IOException failure;

    FailingInputStream(InputStream content, IOException failure) {
        super(content);
        this.failure = failure;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read < 0) {
            throw failure;
        }
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            // The content may answer even this with its end.
            return 0;
        }
        int read = super.read(target, offset, length);
        if (read < 0) {
            throw failure;
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
