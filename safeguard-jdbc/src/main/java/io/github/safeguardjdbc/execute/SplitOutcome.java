package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a statement that was sent as several, as if it had been one.
 *
 * @param updateCount the sum of theirs
 * @param keys their generated keys; null if none were asked for
 * @param warnings theirs
 */
public record SplitOutcome(
        DriverConnection driver,
        long updateCount,
        @Nullable List<Long> keys,
        @Nullable SQLWarning warnings) {

    /** The generated keys as the driver would report them; null if none were asked for. */
    public @Nullable ResultSet generatedKeys(Statement owner) throws SQLException {
        return keys == null ? null : driver.generatedKeys(owner, keys);
    }

    /** The same after the application has asked for the next result: the warnings are those of the statement. */
    public SplitOutcome past() {
        return new SplitOutcome(driver, -1, null, warnings);
    }

    /** The same after the application has cleared the warnings. */
    public SplitOutcome withoutWarnings() {
        return new SplitOutcome(driver, updateCount, keys, null);
    }
}
