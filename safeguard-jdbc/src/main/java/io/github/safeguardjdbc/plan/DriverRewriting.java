package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.value.Row;
import io.github.safeguardjdbc.value.Setter;

/**
 * Which rows Connector/J may be left to rewrite by itself ({@code rewriteBatchedStatements}).
 *
 * <p>It underestimates large objects, readers and byte arrays, so that a packet becomes too large and all its rows are
 * lost, and it measures a stream without a length by reading it, so that nothing is left to be stored.
 */
public final class DriverRewriting {
    private DriverRewriting() {}

    /** True if the driver measures all values of the row right. */
    public static boolean measuresRight(Row row) {
        for (int i = 0; i < row.size(); i++) {
            Setter setter = row.setter(i);
            if (setter != null && !measuresRight(setter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean measuresRight(Setter setter) {
        return switch (setter) {
            case NULL,
                    NULL_NAMED,
                    BOOLEAN,
                    BYTE,
                    SHORT,
                    INT,
                    LONG,
                    FLOAT,
                    DOUBLE,
                    BIG_DECIMAL,
                    STRING,
                    DATE,
                    DATE_CALENDAR,
                    TIME,
                    TIME_CALENDAR,
                    TIMESTAMP,
                    TIMESTAMP_CALENDAR -> true;
            default -> false;
        };
    }
}
