package io.github.safeguardjdbc.liveness;

import io.github.safeguardjdbc.Verdict;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A statement that met a lost connection.
 *
 * @param failure what the driver threw; null if the driver has not been asked, and will throw when it is
 * @param verdict what is certain of the statement
 * @param errand what it was
 * @param sql its text
 */
public record Loss(@Nullable SQLException failure, Verdict verdict, Errand errand, String sql) {}
