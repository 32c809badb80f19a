package io.github.safeguardjdbc.driver;

import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import com.mysql.cj.jdbc.exceptions.MySQLTimeoutException;
import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.sql.SQLException;

/** What the driver's exceptions mean. */
public final class Failures {
    private Failures() {}

    /** The driver refused a packet for its size and sent nothing of it. */
    public static boolean isRefusedForSize(SQLException failure) {
        return failure instanceof PacketTooBigException;
    }

    /** The statement ran into its timeout or was cancelled. */
    public static boolean isCancelled(SQLException failure) {
        return failure instanceof MySQLTimeoutException || failure instanceof MySQLStatementCancelledException;
    }

    /** What the driver throws for a statement that ran into its timeout. */
    public static SQLException timeout() {
        return new MySQLTimeoutException();
    }

    /** What the driver throws for a statement that was cancelled. */
    public static SQLException cancelled() {
        return new MySQLStatementCancelledException();
    }
}
