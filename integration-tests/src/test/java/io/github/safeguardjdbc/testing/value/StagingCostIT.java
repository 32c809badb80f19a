package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What it costs to stage 64 MiB through a limit of 4 MiB, beside the same value under a limit that allows it. */
@Tag("proof")
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record StagingCostIT(MySqlVersion version) {
    private static final Logger LOG = LoggerFactory.getLogger(StagingCostIT.class);
    private static final int SIZE = 64 << 20;
    private static final int ROUNDS = 5;

    /** The least of several rounds: milliseconds, and bytes of binary log and redo log. */
    private record Cost(long millis, long binlog, long redo) {
        Cost least(Cost other) {
            return new Cost(Math.min(millis, other.millis), Math.min(binlog, other.binlog), Math.min(redo, other.redo));
        }
    }

    @Test
    void atMostTwiceTheTimeAndATenthMoreLog() throws SQLException {
        try (MySqlServer small = start("4M");
                MySqlServer large = start("256M")) {
            Database limited = new Database(small);
            Database allowed = new Database(large);
            byte[] value = Content.RANDOM.bytes(SIZE);
            try (Connection guarded = limited.connect();
                    Connection plain = allowed.driver("useServerPrepStmts=true").getConnection()) {
                Cost staged = store(guarded, value);
                Cost direct = store(plain, value);
                for (int i = 1; i < ROUNDS; i++) {
                    staged = staged.least(store(guarded, value));
                    direct = direct.least(store(plain, value));
                }
                LOG.info("{}: staged {}, direct {}", version, staged, direct);
                assertThat(staged.millis).isLessThanOrEqualTo(2 * direct.millis);
                assertThat(staged.binlog).isLessThanOrEqualTo(direct.binlog * 11 / 10);
                assertThat(staged.redo).isLessThanOrEqualTo(direct.redo * 11 / 10);
            }
        }
    }

    private MySqlServer start(String limit) {
        return MySqlServer.start(
                version, "--max-allowed-packet=" + limit, "--log-bin=binlog", "--server-id=1", "--max-binlog-size=1G");
    }

    private static Cost store(Connection connection, byte[] value) throws SQLException {
        Database.execute(connection, "TRUNCATE t");
        long binlog = binlog(connection);
        long redo = redo(connection);
        long start = System.nanoTime();
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            statement.setBytes(1, value);
            statement.executeUpdate();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Cost cost = new Cost(millis, binlog(connection) - binlog, redo(connection) - redo);
        assertThat(Database.ask(connection, "SELECT SHA2(b, 256) FROM t")).isEqualTo(Content.sha256(value));
        return cost;
    }

    private static long binlog(Connection connection) throws SQLException {
        long bytes = 0;
        try (Statement statement = connection.createStatement();
                ResultSet logs = statement.executeQuery("SHOW BINARY LOGS")) {
            while (logs.next()) {
                bytes += logs.getLong(2);
            }
        }
        return bytes;
    }

    private static long redo(Connection connection) throws SQLException {
        return Long.parseLong(Database.ask(
                connection,
                "SELECT VARIABLE_VALUE FROM performance_schema.global_status"
                        + " WHERE VARIABLE_NAME = 'Innodb_os_log_written'"));
    }
}
