package io.github.safeguardjdbc.doctor;

import io.github.safeguardjdbc.doctor.check.Checks;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.doctor.survey.Unseen;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Examines servers, a pool and the driver's settings against each other.
 *
 * <pre>{@code
 * Report report = SafeguardDoctor.examine(dataSource);
 * report.findings().forEach(finding -> log.warn("{}: {}", finding.where(), finding.measured()));
 * }</pre>
 *
 * <p>It reads: variables, counters, the driver's properties. It changes nothing, and takes one connection (and, of a URL with
 * several hosts, one to each). Only {@link Builder#probe} sends large packets.
 */
public final class SafeguardDoctor {
    private SafeguardDoctor() {}

    /**
     * Examines what is behind a data source: its pool, if that is HikariCP, its driver, and all servers of its URL.
     *
     * @return the report; its status is UNREACHABLE if no connection can be had
     */
    public static Report examine(DataSource dataSource) {
        return of(dataSource).examine();
    }

    /** An examination of a data source, to be refined. */
    public static Builder of(DataSource dataSource) {
        return new Builder(new DataSourcePatient(Objects.requireNonNull(dataSource, "dataSource")));
    }

    /**
     * An examination of what a URL names, to be refined.
     *
     * @param url of Connector/J, or of safeguard
     * @param properties user, password and others that are not in the URL
     */
    public static Builder of(String url, Properties properties) {
        Properties copy = new Properties();
        copy.putAll(properties);
        return new Builder(new UrlPatient(Objects.requireNonNull(url, "url"), copy));
    }

    /** What is known besides, and what else is to be looked at; not for use by two threads at once. */
    public static final class Builder {
        private final Patient patient;
        private @Nullable PoolSettings pool;
        private @Nullable String schema;
        private @Nullable Duration proxyIdleLimit;
        private boolean probe;

        private Builder(Patient patient) {
            this.patient = patient;
        }

        /** The settings of the pool, where it is not HikariCP behind the data source. */
        public Builder pool(PoolSettings settings) {
            pool = settings;
            return this;
        }

        /** A database whose columns for large values are looked at. */
        public Builder schema(String name) {
            schema = name;
            return this;
        }

        /** How long something between here and the server lets a connection be idle; more than zero. */
        public Builder proxyIdleLimit(Duration limit) {
            proxyIdleLimit = limit;
            return this;
        }

        /**
         * Finds out by trying how large a packet comes through, up to 64 MiB: {@code DO 0} with a comment. Off by default. An
         * attempt that fails costs a connection and counts at the server (error 1153, Aborted_clients).
         */
        public Builder probe(boolean on) {
            probe = on;
            return this;
        }

        /** Examines. */
        public Report examine() {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            try {
                return report(now, patient.survey(new Patient.Wishes(pool, schema, proxyIdleLimit, probe)));
            } catch (SQLException e) {
                return Report.unreachable(now, patient.name(), patient.unreachable(e));
            }
        }

        private static Report report(Instant now, Patient.Surveyed surveyed) {
            Setup setup = surveyed.setup();
            List<Finding> findings = new ArrayList<>(surveyed.unreachable());
            findings.addAll(Checks.judge(setup));
            List<Unseen> unseen = new ArrayList<>(surveyed.unseen());
            setup.servers().forEach(server -> unseen.addAll(server.unseen()));
            Measurements measured = new Measurements(setup);
            return new Report(
                    now,
                    setup.servers().stream().map(ServerFacts::host).collect(Collectors.joining(", ")),
                    Report.statusOf(findings),
                    findings,
                    measured.facts(),
                    measured.sizes(),
                    measured.times(),
                    measured.capacities(),
                    unseen);
        }
    }
}
