package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.safeguardjdbc.SafeguardContext;
import io.github.safeguardjdbc.testing.batch.Client;
import io.github.safeguardjdbc.testing.batch.Seat;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What routines, triggers and views leave in a session, of which no text tells: the server does, where that was negotiated. */
@Tag("every-driver")
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record TrackedSessionIT(MySqlVersion version) {
    private static final String[] TRACES = {
        "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, v LONGBLOB)",
        "INSERT INTO t (id) VALUES (1), (2), (3)",
        "CREATE TABLE traced (id INT)",
        "CREATE FUNCTION trace() RETURNS INT NO SQL BEGIN SET @trace = 1; RETURN 1; END",
        "CREATE VIEW trace AS SELECT id, trace() FROM t",
        "CREATE TRIGGER trace BEFORE INSERT ON traced FOR EACH ROW SET @trace = NEW.id",
    };

    /** What it does with such answers in 8.0.33 is why it is not told to ask for them. */
    private static void assumeThatTheDriverReadsWhatTheServerTells() throws SQLException {
        Driver driver = new com.mysql.cj.jdbc.Driver();
        assumeThat(driver.getMajorVersion() * 100 + driver.getMinorVersion()).isGreaterThanOrEqualTo(804);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "URL | SELECT trace()",
                "BELOW_POOL | SELECT trace()",
                "AROUND_POOL | SELECT trace()",
                "URL | SELECT * FROM trace",
                "URL | INSERT INTO traced VALUES (7)",
                "URL | INSERT INTO traced VALUES (7), (7)",
            })
    void isNotReplacedAfterATraceThatOnlyTheServerKnows(Seat seat, String sql) throws SQLException {
        assumeThatTheDriverReadsWhatTheServerTells();
        try (Lab lab = new Lab(version, TRACES);
                Client client = lab.direct(seat);
                Connection connection = client.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            assertThat(Sql.text(connection, "SELECT 'another statement'")).isEqualTo("another statement");
            lab.killAll();
            Lab.pause(15);

            SafeguardContext context = Lost.contextOf(() -> statement.execute("INSERT INTO t (id) VALUES (4)"));

            assertThat(context.declined())
                    .contains("a new session would not have what the server calls a change of its state")
                    .contains("by the statement " + sql.replace("7", "?"));
            assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"URL", "AROUND_POOL"})
    void aTraceAtTheEndOfAStreamCounts(Seat seat) throws SQLException {
        assumeThatTheDriverReadsWhatTheServerTells();
        try (Lab lab = new Lab(version, TRACES);
                Client client = lab.direct(seat);
                Connection connection = client.connect();
                Statement stream = connection.createStatement();
                Statement statement = connection.createStatement()) {
            stream.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet rows = stream.executeQuery("SELECT * FROM trace")) {
                while (rows.next()) {
                    assertThat(rows.getInt(2)).isEqualTo(1);
                }
            }
            lab.killAll();
            Lab.pause(15);

            SafeguardContext context = Lost.contextOf(() -> statement.execute("INSERT INTO t (id) VALUES (4)"));

            assertThat(context.declined()).contains("a change of its state");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"URL", "BELOW_POOL", "AROUND_POOL"})
    void isReplacedAfterWhatWasDoneForTheApplicationOnly(Seat seat) throws SQLException {
        try (Lab lab = new Lab(version, TRACES);
                Client client = lab.direct(seat, "useServerPrepStmts=true");
                Connection connection = client.connect();
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t (v) VALUES (?)")) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            insert.setBytes(1, new byte[5 << 20]);
            insert.executeUpdate();
            connection.commit();
            connection.setAutoCommit(true);
            for (int i = 0; i < 3; i++) {
                insert.setBytes(1, new byte[i]);
                insert.addBatch();
            }
            insert.executeBatch();
            statement.execute("INSERT INTO t (v) VALUES ('" + "x".repeat(5 << 20) + "')");
            lab.killAll();
            Lab.pause(15);

            statement.execute("INSERT INTO t (id) VALUES (100)");

            assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"URL", "BELOW_POOL", "AROUND_POOL"})
    void anApplicationMayDoWithout(Seat seat) throws SQLException {
        try (Lab lab = new Lab(version, TRACES);
                Client client = lab.direct(seat, "trackSessionState=false");
                Connection connection = client.connect();
                Statement statement = connection.createStatement()) {
            assertThat(Sql.text(connection, "SELECT @@session_track_state_change"))
                    .isEqualTo("0");
            statement.execute("SELECT trace()");
            lab.killAll();
            Lab.pause(15);

            statement.execute("INSERT INTO t (id) VALUES (4)");

            assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(4);
        }
    }
}
