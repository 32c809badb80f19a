package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.Failures;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** The query timeout of a batch, which counts from its start and holds for all its statements together. */
final class Deadline {
    private final int timeoutSeconds;
    private final long end;

    private Deadline(int timeoutSeconds) {
        this.timeoutSeconds = timeoutSeconds;
        this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutSeconds);
    }

    /** The timeout that the application has set on its statement, from now on. */
    static Deadline of(Statement statement) throws SQLException {
        return new Deadline(statement.getQueryTimeout());
    }

    /**
     * Gives a statement the time that is left, in whole seconds rounded up, which is what JDBC can say; or no timeout, which
     * a statement that is used again may still have.
     *
     * @throws SQLException the driver's timeout exception if no time is left
     */
    void limit(Statement statement) throws SQLException {
        statement.setQueryTimeout(timeoutSeconds > 0 ? secondsLeft() : 0);
    }

    /** Gives the application's statement its own timeout back. */
    void restore(Statement statement) throws SQLException {
        if (timeoutSeconds > 0) {
            statement.setQueryTimeout(timeoutSeconds);
        }
    }

    private int secondsLeft() throws SQLException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw Failures.timeout();
        }
        long second = TimeUnit.SECONDS.toNanos(1);
        return (int) ((left + second - 1) / second);
    }
}
