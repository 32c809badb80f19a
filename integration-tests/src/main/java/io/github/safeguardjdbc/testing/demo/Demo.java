package io.github.safeguardjdbc.testing.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.ServerUnavailableException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/** Starts a MySQL server with a small packet limit and shows what happens to batches, with safeguard and without. */
public final class Demo {
    private static final String LIMIT = "--max-allowed-packet=1M";
    private static final String DURABLE = "--innodb-flush-log-at-trx-commit=1";
    private static final int ROUNDS = 3;
    private static final String LINE = "  %-30s %16s %9s  %s%n";

    private Demo() {}

    public static void main(String[] args) throws SQLException {
        // Log lines would tear the table apart.
        ((Logger) LoggerFactory.getLogger("io.github.safeguardjdbc")).setLevel(Level.WARN);
        System.out.println("Starting a MySQL server in a temporary folder; the first time it has to be downloaded ...");
        try (MySqlServer server = start();
                HikariDataSource asItIs = pool(server, "rewriteBatchedStatements=false");
                HikariDataSource rewriting = pool(server, "rewriteBatchedStatements=true")) {
            Map<String, DataSource> ways = new LinkedHashMap<>();
            ways.put("driver as it is", asItIs);
            ways.put("rewriteBatchedStatements=true", rewriting);
            ways.put("safeguard", SafeguardDataSource.wrap(asItIs));
            run(ways);
        }
    }

    private static MySqlServer start() {
        try {
            return MySqlServer.start(MySqlVersion.V9_7, LIMIT, DURABLE);
        } catch (ServerUnavailableException e) {
            System.out.printf("%s%nSo it is %s.%n", e.getMessage(), MySqlVersion.V8_0);
            return MySqlServer.start(MySqlVersion.V8_0, LIMIT, DURABLE);
        }
    }

    private static HikariDataSource pool(MySqlServer server, String property) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url(server.createDatabase(), property));
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private static void run(Map<String, DataSource> ways) throws SQLException {
        describe(ways.values().iterator().next());
        System.out.printf(LINE, "", "rows that are", "rows/s", "what the program");
        System.out.printf(LINE, "", "in the table", "", "is told");
        for (Workload workload : Workloads.all()) {
            System.out.printf("%n%s%n", workload.title());
            for (Map.Entry<String, Outcome> each : bestOf(ways, workload).entrySet()) {
                Outcome outcome = each.getValue();
                System.out.printf(LINE, each.getKey(), outcome.rows(), outcome.rate(), outcome.message());
            }
        }
        System.out.printf("""

                Each figure is the best of %d runs. To have it in your own application: where it makes its DataSource, write \
                SafeguardDataSource.wrap(dataSource).
                """, ROUNDS);
    }

    private static void describe(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData server = connection.getMetaData();
            System.out.printf("""

                    The same program, one executeBatch() in one transaction, three ways, on MySQL %s with a packet limit of \
                    1 MiB (%s):

                    """, server.getDatabaseProductVersion(), withoutRevision(server.getDriverVersion()));
        }
    }

    private static String withoutRevision(String driver) {
        int end = driver.indexOf(" (");
        return end < 0 ? driver : driver.substring(0, end);
    }

    /** The quickest of several interleaved rounds, after one that only warms up. */
    private static Map<String, Outcome> bestOf(Map<String, DataSource> ways, Workload workload) throws SQLException {
        Map<String, Outcome> best = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<String, DataSource> way : ways.entrySet()) {
                Outcome outcome = BatchProgram.run(way.getValue(), workload);
                if (round > 0) {
                    best.merge(way.getKey(), outcome, (a, b) -> a.nanos() <= b.nanos() ? a : b);
                }
            }
        }
        return best;
    }
}
