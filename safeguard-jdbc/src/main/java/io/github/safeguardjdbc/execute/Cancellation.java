package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.Failures;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Lets another thread cancel a batch: the statement that runs at the moment, and those that would follow it.
 */
public final class Cancellation {
    private volatile boolean requested;
    private volatile @Nullable Statement running;

    /**
     * Cancels the batch. For any thread.
     *
     * @throws SQLException if the server cannot be told to
     */
    public void request() throws SQLException {
        requested = true;
        Statement current = running;
        if (current != null) {
            current.cancel();
        }
    }

    /**
     * Notes the statement that is about to run.
     *
     * @throws SQLException the driver's exception for a cancelled statement if cancelling was requested before
     */
    void begin(Statement statement) throws SQLException {
        running = statement;
        if (requested) {
            throw Failures.cancelled();
        }
    }

    void end() {
        running = null;
    }
}
