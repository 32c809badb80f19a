package io.github.safeguardjdbc.value;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The content of a reader, held as UTF-16, which keeps even a lone surrogate as the application gave it. */
public final class BufferedCharacters implements BufferedSource {
    private final BufferedBytes utf16;

    BufferedCharacters(BufferedBytes utf16) {
        this.utf16 = utf16;
    }

    @Override
    public long length() {
        return utf16.length() / Character.BYTES;
    }

    @Override
    public @Nullable IOException failure() {
        return utf16.failure();
    }

    @Override
    public Reader open() {
        return new Utf16Reader(utf16.open());
    }
}
