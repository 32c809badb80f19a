package io.github.safeguardjdbc.value;

import org.jspecify.annotations.Nullable;

/**
 * A stream or reader with the length that the application declared for it.
 *
 * @param source an {@code InputStream}, a {@code Reader}, a {@link BufferedSource}, or null
 * @param length declared length in bytes (streams) or characters (readers)
 */
public record SizedSource(@Nullable Object source, long length) {}
