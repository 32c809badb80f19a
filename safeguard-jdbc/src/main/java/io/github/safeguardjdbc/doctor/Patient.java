package io.github.safeguardjdbc.doctor;

import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.doctor.survey.Unseen;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is examined. */
interface Patient {
    /** What the one who asks for the examination knows and wants. */
    record Wishes(
            @Nullable PoolSettings pool,
            @Nullable String schema,
            @Nullable Duration proxyIdleLimit,
            boolean probe) {}

    /**
     * What was read.
     *
     * @param unreachable the hosts that could not be asked, where another one could
     * @param unseen what else could not be seen, but for what a server did not let us see
     */
    record Surveyed(Setup setup, List<Finding> unreachable, List<Unseen> unseen) {}

    /**
     * Reads everything.
     *
     * @throws SQLException if no server can be asked
     */
    Surveyed survey(Wishes wishes) throws SQLException;

    /** What it is called where no server can be asked; without passwords. */
    String name();

    /** Why no server can be asked. */
    Finding unreachable(SQLException failure);
}
