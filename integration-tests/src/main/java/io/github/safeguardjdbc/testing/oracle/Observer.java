package io.github.safeguardjdbc.testing.oracle;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.NativeSession;
import io.github.safeguardjdbc.testing.oracle.Transcript.What;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what a call left behind. */
final class Observer {
    private final Transcript transcript;
    private final int step;
    private final Connection connection;
    private final Statement statement;
    private final Seen.Rows rows;

    /**
     * ROW_COUNT() is not about the call: the server has not answered it, or was asked for warnings since, which the
     * driver does if it has heard of some.
     */
    private boolean rowCountIsOfAnother;

    /**
     * @param rows the table's, by which generated ids are told
     * @param answered the server has answered the call
     */
    Observer(
            Transcript transcript,
            int step,
            Connection connection,
            Statement statement,
            Seen.Rows rows,
            boolean answered) {
        this.transcript = transcript;
        this.step = step;
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
        rowCountIsOfAnother = !answered;
    }

    void look(Probe probe) throws SQLException {
        switch (probe) {
            case KEYS -> keys();
            case WARNINGS -> warnings();
            case UPDATE_COUNT -> transcript.add(step, What.UPDATE_COUNT, updateCount());
            case SESSION -> session();
            case TRANSACTION -> transcript.add(step, What.TRANSACTION, transaction(connection));
        }
    }

    private void keys() throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            ResultSetMetaData metaData = keys.getMetaData();
            StringBuilder label = new StringBuilder();
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                label.append(metaData.getColumnLabel(i)).append(' ');
                label.append(metaData.getColumnTypeName(i)).append(' ');
                label.append(metaData.getColumnClassName(i)).append(' ');
            }
            List<BigInteger> ids = new ArrayList<>();
            while (keys.next()) {
                ids.add(new BigInteger(keys.getString(1)));
            }
            transcript.add(step, What.KEYS, new Seen.Ids(label.toString(), ids, rows.known()));
        }
    }

    private void warnings() throws SQLException {
        rowCountIsOfAnother = true;
        transcript.add(step, What.WARNINGS, shown(statement.getWarnings()) + "\n" + shown(connection.getWarnings()));
    }

    private static String shown(@Nullable SQLWarning first) {
        StringBuilder text = new StringBuilder("warnings");
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            text.append('\n').append(warning.getClass().getSimpleName()).append(' ');
            text.append(warning.getSQLState())
                    .append('/')
                    .append(warning.getErrorCode())
                    .append(' ');
            text.append(warning.getMessage());
        }
        return text.toString();
    }

    private String updateCount() throws SQLException {
        return statement.getUpdateCount() + ", large " + statement.getLargeUpdateCount() + ", result "
                + (statement.getResultSet() != null) + ", more " + statement.getMoreResults() + ", then "
                + statement.getUpdateCount();
    }

    private void session() throws SQLException {
        try (Statement other = connection.createStatement();
                ResultSet result = other.executeQuery("SELECT ROW_COUNT(), LAST_INSERT_ID()")) {
            result.next();
            if (!rowCountIsOfAnother) {
                transcript.add(step, What.ROW_COUNT, "ROW_COUNT() " + result.getLong(1));
            }
            transcript.add(
                    step,
                    What.LAST_INSERT_ID,
                    new Seen.Ids("LAST_INSERT_ID() ", List.of(new BigInteger(result.getString(2))), rows.known()));
        }
    }

    /** Whether a transaction is open, as client and server have it. */
    static String transaction(Connection connection) throws SQLException {
        NativeSession session =
                (NativeSession) connection.unwrap(MysqlConnection.class).getSession();
        return "autocommit " + connection.getAutoCommit() + ", open "
                + session.getServerSession().inTransactionOnServer();
    }
}
