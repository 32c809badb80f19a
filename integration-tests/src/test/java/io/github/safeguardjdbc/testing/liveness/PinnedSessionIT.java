package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.safeguardjdbc.SafeguardContext;
import io.github.safeguardjdbc.Verdict;
import io.github.safeguardjdbc.testing.batch.Client;
import io.github.safeguardjdbc.testing.batch.Seat;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions that hold what no other session has: they are not replaced, and the exception names the reason. */
@Tag("every-driver")
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record PinnedSessionIT(MySqlVersion version) {
    private static final String TABLE = "CREATE TABLE t (id INT)";
    private static final String ROWS = "INSERT INTO t VALUES (1), (2), (3)";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET SESSION sql_mode = '' | SET by the statement SET SESSION sql_mode = ?",
                "SET @x = 'secret' | SET by the statement SET @x = ?",
                "SELECT @x := 5 | a user variable by the statement SELECT @x := ?",
                "CREATE TEMPORARY TABLE tt (id INT) | a temporary table by the statement CREATE TEMPORARY TABLE tt (id INT)",
                "LOCK TABLES t WRITE | LOCK TABLES by the statement LOCK TABLES t WRITE",
                "SELECT GET_LOCK('a', 1) | GET_LOCK by the statement SELECT GET_LOCK(?, ?)",
                "PREPARE p FROM 'SELECT 1' | PREPARE by the statement PREPARE p FROM ?",
                "SELECT SQL_CALC_FOUND_ROWS id FROM t LIMIT 1 | SQL_CALC_FOUND_ROWS by the statement SELECT",
            })
    void areNotReplaced(String sql, String named) throws SQLException {
        try (Lab lab = new Lab(version, TABLE, ROWS);
                Client client = lab.direct(Seat.AROUND_POOL)) {
            try (Connection connection = client.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
                lab.killAll();
                Lab.pause(15);

                SafeguardContext context = Lost.contextOf(() -> statement.executeUpdate("INSERT INTO t VALUES (4)"));

                assertThat(context.declined()).contains(named);
                assertThat(context.verdict()).isEqualTo(Verdict.NOT_SENT);
                assertThat(context.toString()).doesNotContain("secret");
                assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(3);
            }
            // The next borrower has a session of its own.
            try (Connection next = client.connect()) {
                Sql.execute(next, "INSERT INTO t VALUES (4)");
            }
        }
    }

    @Test
    void areThoseThatAResultIsReadFromWithACursor() throws SQLException {
        try (Lab lab = new Lab(version, TABLE, ROWS);
                Client client = lab.direct(Seat.URL, "useCursorFetch=true");
                Connection connection = client.connect();
                PreparedStatement select = connection.prepareStatement("SELECT id FROM t");
                Statement statement = connection.createStatement()) {
            select.setFetchSize(1);
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                lab.killAll();
                Lab.pause(15);

                SafeguardContext context = Lost.contextOf(() -> statement.executeUpdate("INSERT INTO t VALUES (4)"));

                assertThat(context.declined()).contains("cursor");
            }
        }
    }

    /** The driver itself lets nothing else be sent. */
    @Test
    void areThoseThatAResultIsStreamedFrom() throws SQLException {
        try (Lab lab = new Lab(version, TABLE, ROWS);
                Client client = lab.direct(Seat.URL, "safeguard.idlePingAfter=0");
                Connection connection = client.connect();
                Statement stream = connection.createStatement();
                Statement statement = connection.createStatement()) {
            stream.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet rows = stream.executeQuery("SELECT id FROM t")) {
                assertThat(rows.next()).isTrue();
                Lab.pause(15);

                SQLException thrown = catchThrowableOfType(
                        SQLException.class, () -> statement.executeUpdate("INSERT INTO t VALUES (4)"));

                assertThat((Throwable) thrown).hasMessageContaining("Streaming result set");
                assertThat(rows.next()).isTrue();
                assertThat(rows.next()).isTrue();
                assertThat(rows.next()).isFalse();
            }
            assertThat(statement.executeUpdate("INSERT INTO t VALUES (4)")).isEqualTo(1);
        }
    }

    @Test
    void areThoseWhosePastAStatementAsksFor() throws SQLException {
        try (Lab lab = new Lab(version, "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY)");
                Client client = lab.direct(Seat.AROUND_POOL);
                Connection connection = client.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO t VALUES ()");
            lab.killAll();
            Lab.pause(15);

            SafeguardContext context = Lost.contextOf(() -> statement.executeQuery("SELECT LAST_INSERT_ID()"));

            assertThat(context.declined()).contains("LAST_INSERT_ID");
        }
    }

    @Test
    void areThoseWithATransaction() throws SQLException {
        try (Lab lab = new Lab(version, TABLE);
                Client client = lab.direct(Seat.AROUND_POOL);
                Connection connection = client.connect()) {
            connection.setAutoCommit(false);
            Statement statement = connection.createStatement();
            statement.executeUpdate("INSERT INTO t VALUES (1)");
            lab.killAll();
            Lab.pause(15);

            SafeguardContext first = Lost.contextOf(() -> statement.executeUpdate("INSERT INTO t VALUES (2)"));
            // Half of a transaction must not go on in another session.
            SafeguardContext second = Lost.contextOf(() -> statement.executeUpdate("INSERT INTO t VALUES (3)"));
            SafeguardContext commit = Lost.contextOf(connection::commit);

            assertThat(first.declined()).contains("a transaction was lost");
            assertThat(List.of(first.verdict(), second.verdict(), commit.verdict()))
                    .containsOnly(Verdict.NOT_SENT);
            assertThat(first.events()).anySatisfy(event -> assertThat(event).endsWith("INSERT INTO t VALUES (?)"));
            assertThat(lab.number("SELECT COUNT(*) FROM t")).isZero();
        }
    }

    @Test
    void areRebuiltWithTheSettingsOfTheConnectionAndOfItsStatements() throws SQLException {
        try (Lab lab = new Lab(version, TABLE, ROWS);
                Client client = lab.direct(Seat.AROUND_POOL);
                Connection connection = client.connect();
                PreparedStatement select = connection.prepareStatement("SELECT id FROM t WHERE id > ? ORDER BY id")) {
            long session = Sql.number(connection, "SELECT CONNECTION_ID()");
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setCatalog("information_schema");
            connection.setReadOnly(true);
            connection.setNetworkTimeout(Runnable::run, 4_000);
            connection.setClientInfo("ApplicationName", "lab");
            connection.setAutoCommit(false);
            connection.rollback();
            select.setMaxRows(1);
            select.setInt(1, 1);
            lab.killAll();
            // It is in another database.
            Sql.execute(lab.observer(), "KILL " + session);
            Lab.pause(15);

            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT DATABASE(), CONNECTION_ID()")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString(1)).isEqualTo("information_schema");
                assertThat(result.getLong(2)).isNotEqualTo(session);
            }
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(connection.isReadOnly()).isTrue();
            assertThat(connection.getNetworkTimeout()).isEqualTo(4_000);
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("lab");
            assertThat(select.getMaxRows()).isEqualTo(1);
        }
    }
}
