package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.Failures;
import java.sql.SQLException;
import java.util.Set;

/** Tells failures of a chunk that are about one of its rows from those that are about the connection or transaction. */
final class RowErrors {
    /**
     * Errors after which nothing is to be sent again: they undid more than the statement, were asked for, or leave open
     * what happened. Numbers and names as in the server's error message reference.
     */
    private static final Set<Integer> NOT_ABOUT_A_ROW = Set.of(
            1053, // ER_SERVER_SHUTDOWN
            1077, // ER_NORMAL_SHUTDOWN
            1078, // ER_GOT_SIGNAL
            1079, // ER_SHUTDOWN_COMPLETE
            1080, // ER_FORCING_CLOSE
            1152, // ER_ABORTING_CONNECTION
            1153, // ER_NET_PACKET_TOO_LARGE
            1158, // ER_NET_READ_ERROR
            1159, // ER_NET_READ_INTERRUPTED
            1160, // ER_NET_ERROR_ON_WRITE
            1161, // ER_NET_WRITE_INTERRUPTED
            1180, // ER_ERROR_DURING_COMMIT
            1181, // ER_ERROR_DURING_ROLLBACK
            1196, // ER_WARNING_NOT_COMPLETE_ROLLBACK
            1205, // ER_LOCK_WAIT_TIMEOUT
            1206, // ER_LOCK_TABLE_FULL
            1213, // ER_LOCK_DEADLOCK
            1317, // ER_QUERY_INTERRUPTED
            1402, // ER_XA_RBROLLBACK
            1598, // ER_BINLOG_LOGGING_IMPOSSIBLE
            1613, // ER_XA_RBTIMEOUT
            1614, // ER_XA_RBDEADLOCK
            1689, // ER_LOCK_ABORTED
            3024, // ER_QUERY_TIMEOUT
            3058, // ER_USER_LOCK_DEADLOCK
            3100, // ER_RUN_HOOK_ERROR
            3101, // ER_TRANSACTION_ROLLBACK_DURING_COMMIT
            3169, // ER_SESSION_WAS_KILLED
            3572, // ER_LOCK_NOWAIT
            4031); // ER_CLIENT_INTERACTION_TIMEOUT

    private RowErrors() {}

    /**
     * True if the server answered a multi-row INSERT into a transactional table with an error after which it has undone
     * that statement, and only that; or if the driver did not send it.
     */
    static boolean leftNothingBehind(SQLException failure) {
        if (Failures.isRefusedForSize(failure)) {
            return true;
        }
        boolean answeredByServer = failure.getErrorCode() > 0;
        return answeredByServer
                && !isLinkFailure(failure)
                && !Failures.isCancelled(failure)
                && !NOT_ABOUT_A_ROW.contains(failure.getErrorCode());
    }

    /** True if the connection is, or may be, gone. */
    static boolean isLinkFailure(SQLException failure) {
        return Failures.isLinkLost(failure);
    }
}
