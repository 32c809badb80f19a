package io.github.safeguardjdbc.testing.batch;

import java.sql.SQLException;

/** What a call throws, in words that compare. */
final class Thrown {
    private Thrown() {}

    @FunctionalInterface
    interface Call {
        void run() throws SQLException;
    }

    /** Class, SQLState, code and message of the exception and its causes, or "nothing". */
    static String by(Call call) {
        try {
            call.run();
            return "nothing";
        } catch (SQLException e) {
            return Outcome.describe(e);
        }
    }
}
