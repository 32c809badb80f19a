package io.github.safeguardjdbc.doctor;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.doctor.check.Checks;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.ServerSurvey;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.driver.DriverFacts;
import io.github.safeguardjdbc.packet.PacketLimit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What one short query tells while an application starts: the packet limit, and what contradicts what among the settings of
 * session, driver, pool and safeguard. Immutable.
 *
 * @param version the server's version
 * @param maxAllowedPacket the session's {@code max_allowed_packet}, in bytes
 * @param limit the limit in force: that, or a lower one of the driver's or of safeguard's settings
 * @param findings the worst first; a full examination finds these and more
 */
public record Glance(String version, long maxAllowedPacket, PacketLimit limit, List<Finding> findings) {

    /** Copies the list. */
    public Glance {
        findings = List.copyOf(findings);
    }

    /**
     * Asks a connection; empty if it is not one of Connector/J.
     *
     * @param pool where the connection comes from
     * @param config the settings of safeguard that guard it
     * @throws SQLException if the query fails
     */
    public static Optional<Glance> of(Connection connection, DataSource pool, SafeguardConfig config)
            throws SQLException {
        @Nullable DriverFacts driver = DriverFacts.of(connection).orElse(null);
        if (driver == null) {
            return Optional.empty();
        }
        ServerFacts server = ServerSurvey.glance(connection, driver.host());
        HikariPool hikari = HikariPool.behind(pool);
        PoolSettings settings = hikari == null ? null : hikari.settings();
        Setup setup = Setups.of(
                List.of(server),
                driver,
                settings,
                new Guarding(config, -1),
                new Patient.Wishes(settings, null, null, false));
        long session = server.session().number("max_allowed_packet", 0);
        PacketLimit limit =
                new PacketLimit(Math.min(limit(session, driver), config.maxPacket()), driver.isOn("useCompression"));
        return Optional.of(new Glance(server.version(), session, limit, Checks.ofSettings(setup)));
    }

    private static long limit(long session, DriverFacts driver) {
        long ofDriver = driver.number("maxAllowedPacket", session);
        // Where it is the server's, safeguard may have lowered it by one already.
        return ofDriver < session - 1 ? ofDriver : session;
    }
}
