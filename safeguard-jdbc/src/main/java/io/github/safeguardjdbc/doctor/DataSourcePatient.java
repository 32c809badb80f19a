package io.github.safeguardjdbc.doctor;

import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.ServerSurvey;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.doctor.survey.Unseen;
import io.github.safeguardjdbc.driver.DriverFacts;
import io.github.safeguardjdbc.driver.ServerHost;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is behind a data source. */
final class DataSourcePatient implements Patient {
    private final DataSource dataSource;

    DataSourcePatient(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Surveyed survey(Wishes wishes) throws SQLException {
        HikariPool hikari = HikariPool.behind(dataSource);
        PoolSettings pool = wishes.pool() == null && hikari != null ? hikari.settings() : wishes.pool();
        List<ServerHost> hosts;
        List<ServerFacts> servers;
        @Nullable DriverFacts driver;
        try (Connection connection = dataSource.getConnection()) {
            driver = DriverFacts.of(connection).orElse(null);
            hosts = ServerHost.behind(connection, url(hikari));
            servers = hosts.size() > 1
                    ? List.of()
                    : List.of(ServerSurvey.of(connection, driver == null ? "server" : driver.host(), wishes.schema()));
        }
        List<Finding> unreachable = List.of();
        if (hosts.size() > 1) {
            HostSurvey survey = HostSurvey.of(hosts, wishes);
            servers = survey.servers();
            unreachable = survey.unreachable();
        }
        Setup setup = Setups.of(servers, driver, pool, Guarding.of(dataSource, hikari), wishes);
        return new Surveyed(Setups.probed(setup, hosts, wishes), unreachable, unseen(driver, pool));
    }

    private static @Nullable String url(@Nullable HikariPool hikari) {
        String url = hikari == null ? null : hikari.url();
        return url == null ? null : Guarding.withoutPrefix(url);
    }

    private static List<Unseen> unseen(@Nullable DriverFacts driver, @Nullable PoolSettings pool) {
        List<Unseen> unseen = new ArrayList<>();
        if (driver == null) {
            unseen.add(new Unseen(
                    "driver",
                    "the driver's settings",
                    "the connection does not unwrap to MySQL Connector/J",
                    "examine the data source that makes the connections, or its URL"));
        }
        if (pool == null) {
            unseen.add(new Unseen(
                    "pool",
                    "the pool's settings",
                    "the data source is not, and does not unwrap to, a HikariDataSource",
                    "give them to SafeguardDoctor.of(dataSource).pool(…)"));
        }
        return unseen;
    }

    @Override
    public String name() {
        return "the data source";
    }

    /** Where the pool's URL is known, its first host is asked who it is. */
    @Override
    public Finding unreachable(SQLException failure) {
        SQLException root = failure;
        while (root.getCause() instanceof SQLException cause) {
            root = cause;
        }
        try {
            HikariPool hikari = HikariPool.behind(dataSource);
            String url = hikari == null ? null : hikari.url();
            if (hikari != null && url != null) {
                Properties properties = hikari.properties();
                ServerHost host =
                        ServerHost.of(Guarding.withoutPrefix(url), properties).get(0);
                return Unreachable.finding(host.toString(), host, root);
            }
        } catch (SQLException unknown) {
            root.addSuppressed(unknown);
        }
        return Unreachable.finding(name(), null, root);
    }
}
