package io.github.safeguardjdbc;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.github.safeguardjdbc.driver.Failures;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Tells HikariCP which errors of size cost a connection: {@code hikariConfig.setExceptionOverrideClassName(…)}, which
 * {@link SafeguardDataSource#hikari} does by itself.
 *
 * <p>A value that is larger than the limit and was sent ahead is error 1105, for which HikariCP gives a living connection up.
 * A row of a result that is too large for the driver is SQLState S1000, for which HikariCP keeps a dead one. Thread-safe.
 */
public final class SafeguardExceptionOverride implements SQLExceptionOverride {
    /** ER_UNKNOWN_ERROR: among others "Parameter … of prepared statement which is set through mysql_send_long_data() …". */
    private static final int UNKNOWN_ERROR = 1105;

    /** Older releases of HikariCP have no such constant. */
    private static final SQLExceptionOverride.Override EVICT = Arrays.stream(SQLExceptionOverride.Override.values())
            .filter(override -> override.name().equals("MUST_EVICT"))
            .findFirst()
            .orElse(SQLExceptionOverride.Override.CONTINUE_EVICT);

    /** For HikariCP. */
    public SafeguardExceptionOverride() {}

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        if (failure.getErrorCode() == UNKNOWN_ERROR) {
            return SQLExceptionOverride.Override.DO_NOT_EVICT;
        }
        return Failures.isResultRefusedForSize(failure) ? EVICT : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
