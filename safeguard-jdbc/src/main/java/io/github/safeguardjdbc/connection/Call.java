package io.github.safeguardjdbc.connection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A call to the server, which may be made twice: it looks up the object below each time.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
interface Call<R extends @Nullable Object> {
    R run() throws SQLException;
}
