package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.value.Row;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A single statement that fits no packet.
 *
 * @param sql the application's text
 * @param parameters those of a prepared statement; null for a plain one
 * @param statement the application's statement, as the pool or driver handed it out
 * @param keysRequested generated keys are asked for
 * @param payload bytes that its packet would have
 */
public record OversizeRequest(
        String sql, @Nullable Row parameters, Statement statement, boolean keysRequested, long payload) {}
