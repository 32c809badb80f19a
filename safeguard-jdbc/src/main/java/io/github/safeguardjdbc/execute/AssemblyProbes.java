package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.driver.Failures;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which servers, and proxies before them, put a statement together from user variables. Each is asked once, by doing it with a
 * statement that does nothing; after a no again a minute later, as somebody may have changed that. Thread-safe.
 */
public final class AssemblyProbes {
    private static final long NO_HOLDS_FOR = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** Why the server cannot do this, as a clause; null if it can. */
    @Nullable String obstacle(DriverConnection driver) throws SQLException {
        String server = driver.wire().host();
        Answer known = answers.get(server);
        if (known == null || known.isOver()) {
            known = new Answer(ask(driver), System.nanoTime());
            answers.put(server, known);
        }
        return known.obstacle;
    }

    private static @Nullable String ask(DriverConnection driver) throws SQLException {
        try (Statement statement = driver.createStatement()) {
            if (!joinsBeyondTheLimit(statement)) {
                return "this server does not put together more than max_allowed_packet";
            }
            try (PreparedStatement set =
                    driver.prepareOnServer("SET @safeguard_probe = MAKE_SET(3, @safeguard_probe, CAST(? AS BINARY))")) {
                set.setBytes(1, "DO 0".getBytes(StandardCharsets.US_ASCII));
                set.execute();
            }
            statement.execute("PREPARE safeguard_probe FROM @safeguard_probe");
            statement.execute("DEALLOCATE PREPARE safeguard_probe");
            statement.execute("SET @safeguard_probe = NULL");
            return null;
        } catch (SQLException e) {
            if (RowErrors.isLinkFailure(e) || Failures.isCancelled(e)) {
                throw e;
            }
            return "the server, or a proxy before it, refuses to put it together in user variables (" + e.getErrorCode()
                    + ": " + e.getMessage() + ")";
        }
    }

    /** MAKE_SET is not held against the limit, as long as nobody changes that. */
    private static boolean joinsBeyondTheLimit(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery(
                "SELECT LENGTH(MAKE_SET(3, REPEAT('a', @@max_allowed_packet - 1), 'bb')) > @@max_allowed_packet")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /**
     * What a server has answered.
     *
     * @param asked when, in {@link System#nanoTime}
     */
    private record Answer(@Nullable String obstacle, long asked) {
        boolean isOver() {
            return obstacle != null && System.nanoTime() - asked > NO_HOLDS_FOR;
        }
    }
}
