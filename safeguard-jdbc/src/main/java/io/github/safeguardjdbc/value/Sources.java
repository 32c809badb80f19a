package io.github.safeguardjdbc.value;

import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Tells sources, which can be read once, from values, which can be sent as often as needed. */
final class Sources {
    private Sources() {}

    /** True for an application's stream or reader, alone, with a length, or as a typed object. */
    static boolean isSource(@Nullable Object value) {
        if (value instanceof SizedSource sized) {
            return isSource(sized.source());
        }
        if (value instanceof TypedObject typed) {
            return isSource(typed.value());
        }
        return value instanceof InputStream || value instanceof Reader;
    }

    /** What to hand to a setter: a fresh stream or reader for a buffered source, else the value itself. */
    static @Nullable Object open(@Nullable Object value) {
        return value instanceof BufferedSource buffered ? buffered.open() : value;
    }
}
