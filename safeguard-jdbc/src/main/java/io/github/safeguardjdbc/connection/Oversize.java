package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.execute.Cancellation;
import io.github.safeguardjdbc.execute.OversizeRequest;
import io.github.safeguardjdbc.execute.OversizeRun;
import io.github.safeguardjdbc.execute.Sending;
import io.github.safeguardjdbc.execute.SplitOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The executions of one statement that fit no packet, and what the driver's statement does not know of the last of them. */
final class Oversize {
    /** What became of the last statement, if it was sent as several. */
    private @Nullable SplitOutcome split;

    /** What the server has said of the last statement's text before it was executed. */
    private @Nullable SQLWarning warningsOfText;

    /** Of the statement that is being executed. */
    private volatile @Nullable Cancellation running;

    /** Executes a statement that fits no packet. */
    <R> R execute(OversizeRun run, OversizeRequest request, Sending<R> sending) throws SQLException {
        running = run.cancellation();
        try {
            return run.execute(request, sending);
        } finally {
            running = null;
            split = run.outcome();
            warningsOfText = run.warningsOfText();
        }
    }

    /** The last execution was one of several statements. */
    void concluded(SplitOutcome outcome) {
        split = outcome;
        warningsOfText = null;
    }

    /** What is known of the last execution is over. */
    void forget() {
        split = null;
        warningsOfText = null;
    }

    /** The application asks for the next result, of which several statements in place of one have none. */
    void moreResults() {
        SplitOutcome outcome = split;
        if (outcome != null) {
            split = outcome.past();
        }
    }

    /** The update count, where the method of the driver's statement has returned {@code ofDriver}. */
    int updateCount(int ofDriver) {
        SplitOutcome outcome = split;
        return outcome == null ? ofDriver : (int) Math.min(outcome.updateCount(), Integer.MAX_VALUE);
    }

    /** The same, however large. */
    long largeUpdateCount(long ofDriver) {
        SplitOutcome outcome = split;
        return outcome == null ? ofDriver : outcome.updateCount();
    }

    @Nullable SQLWarning warnings(Statement statement) throws SQLException {
        SQLWarning ofDriver = statement.getWarnings();
        SplitOutcome outcome = split;
        SQLWarning ofText = warningsOfText;
        if (outcome != null) {
            return outcome.warnings();
        }
        if (ofText == null) {
            return ofDriver;
        }
        if (ofDriver != null) {
            // From here on they are one chain.
            ofText.setNextWarning(ofDriver);
            statement.clearWarnings();
        }
        return ofText;
    }

    void clearWarnings() {
        warningsOfText = null;
        SplitOutcome outcome = split;
        if (outcome != null) {
            split = outcome.withoutWarnings();
        }
    }

    /** The generated keys, if the driver's statement does not have them; else null. */
    @Nullable ResultSet generatedKeys(Statement statement) throws SQLException {
        SplitOutcome outcome = split;
        return outcome == null || statement.isClosed() ? null : outcome.generatedKeys(statement);
    }

    /** Cancels what is being executed; false if nothing of this is. For any thread. */
    boolean cancel() throws SQLException {
        Cancellation cancellation = running;
        if (cancellation == null) {
            return false;
        }
        cancellation.request();
        return true;
    }
}
