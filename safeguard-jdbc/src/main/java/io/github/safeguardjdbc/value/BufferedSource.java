package io.github.safeguardjdbc.value;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What an application's stream or reader held, read ahead, so that its size is known before anything is sent and that
 * it can be bound more than once.
 *
 * <p>A source that failed while it was read is kept with its failure: opened, it gives what came before and then
 * throws, so that the driver meets the failure in the row where it belongs.
 */
public sealed interface BufferedSource permits BufferedBytes, BufferedCharacters {

    /** Bytes (streams) or characters (readers) held. */
    long length();

    /** What reading the source threw, or null. */
    @Nullable IOException failure();

    /** A new {@code InputStream} or {@code Reader} over the content. */
    Closeable open();
}
