package io.github.safeguardjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the shape against MySQL servers: whatever is certain means to the server what we say it means. The number of
 * statements a mode is {@code -Dsafeguard.fuzz.statements}.
 */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record ServerAgreementIT(MySqlVersion version) {

    private static final int PARSE_ERROR = 1064;

    @ParameterizedTest
    @CsvSource({"'',1", "ANSI_QUOTES,2", "NO_BACKSLASH_ESCAPES,3", "'ANSI_QUOTES,NO_BACKSLASH_ESCAPES',4"})
    void piecesOfACertainStatementHaveTheSameRowsAsTheWhole(String sqlMode, long seed) throws SQLException {
        SqlMode mode = new SqlMode(sqlMode.contains("ANSI"), sqlMode.contains("BACKSLASH"));
        Mutator mutator = new Mutator(Long.getLong("safeguard.fuzz.seed", 0) + seed);
        TreeMap<String, Integer> outcomes = new TreeMap<>();
        MySqlServer server = SharedServers.withLimit(version, 1 << 20);
        try (Connection connection = server.connect(server.createDatabase());
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(
                    "CREATE TABLE t (a INT DEFAULT 1, b VARCHAR(60) DEFAULT 'b', c VARCHAR(60), UNIQUE (a, b))");
            statement.execute("SET SESSION sql_mode = CONCAT(@@sql_mode, '," + sqlMode + "')");
            connection.setAutoCommit(false);
            for (int i = Integer.getInteger("safeguard.fuzz.statements", 2_000); i > 0; i--) {
                String sql = mutator.next();
                String outcome = InsertShape.parse(sql, mode) instanceof InsertShape shape
                        ? compare(connection, statement, sql, shape)
                        : "not certain";
                outcomes.merge(outcome, 1, Integer::sum);
            }
        }
        System.out.println(mode + " " + outcomes);
        assertThat(outcomes.keySet()).contains("same rows", "refused whole and in pieces", "same placeholders");
    }

    private static String compare(Connection connection, Statement statement, String sql, InsertShape shape)
            throws SQLException {
        if (shape.placeholders() > 0) {
            return comparePlaceholders(connection, sql, shape.placeholders());
        }
        if (shape.hazard() != null || shape.tailHazard() != null) {
            return "hazard";
        }
        Object whole = rows(connection, statement, List.of(sql));
        List<String> each = new ArrayList<>();
        for (int i = 0; i < shape.tuples(); i++) {
            each.add(shape.piece(i, i + 1));
        }
        Object pieces = rows(connection, statement, each);
        if (whole instanceof SQLException refused) {
            assertThat(pieces).as("pieces of %s", sql).isInstanceOf(SQLException.class);
            return refused.getErrorCode() == PARSE_ERROR
                    ? "syntax error in whole and in pieces"
                    : "refused whole and in pieces";
        }
        assertThat(pieces).as("pieces of %s", sql).isEqualTo(whole);
        if (shape.tuples() == 1) {
            assertThat(rows(connection, statement, List.of(shape.multiRow(3))).toString())
                    .as("three rows of %s", sql)
                    .isEqualTo(
                            rows(connection, statement, List.of(sql, sql, sql)).toString());
        }
        return "same rows";
    }

    private static String comparePlaceholders(Connection connection, String sql, int placeholders) throws SQLException {
        try (PreparedStatement prepared =
                connection.unwrap(com.mysql.cj.jdbc.JdbcConnection.class).serverPrepareStatement(sql)) {
            if (!prepared.getClass().getName().contains("ServerPrepared")) {
                return "not prepared";
            }
            assertThat(prepared.getParameterMetaData().getParameterCount())
                    .as("placeholders of %s", sql)
                    .isEqualTo(placeholders);
            return "same placeholders";
        } catch (SQLException e) {
            return "not prepared";
        }
    }

    /** The rows that the statements leave in the empty table, or the first exception. */
    private static Object rows(Connection connection, Statement statement, List<String> statements)
            throws SQLException {
        try {
            for (String sql : statements) {
                statement.execute(sql);
            }
            StringBuilder rows = new StringBuilder();
            try (ResultSet result = statement.executeQuery("SELECT HEX(a), HEX(b), HEX(c) FROM t ORDER BY 1, 2, 3")) {
                while (result.next()) {
                    rows.append(result.getString(1)).append(',');
                    rows.append(result.getString(2)).append(',');
                    rows.append(result.getString(3)).append('\n');
                }
            }
            return rows.toString();
        } catch (SQLException e) {
            return e;
        } finally {
            connection.rollback();
        }
    }
}
