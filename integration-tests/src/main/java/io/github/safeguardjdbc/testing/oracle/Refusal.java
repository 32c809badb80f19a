package io.github.safeguardjdbc.testing.oracle;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How things were before a call that may be refused for its size.
 *
 * @param state the transaction's, and how many statements that change data the session had executed
 */
record Refusal(Connection connection, Inspector inspector, Table table, String rows, String state) {
    /** What {@link #damage} says if there is none. */
    static final String NONE = "refused, and nothing else happened";

    static Refusal prepare(Connection connection, Inspector inspector, Table table) throws SQLException {
        return new Refusal(connection, inspector, table, inspector.read(table).exact(), state(connection));
    }

    /** Says what the refused call did nevertheless. */
    String damage() throws SQLException {
        StringBuilder damage = new StringBuilder();
        String stateNow = state(connection);
        if (!stateNow.equals(state)) {
            damage.append("before: ").append(state).append("; after: ").append(stateNow);
        }
        if (!inspector.read(table).exact().equals(rows)) {
            damage.append(" rows changed");
        }
        return damage.isEmpty() ? NONE : damage.toString();
    }

    private static String state(Connection connection) throws SQLException {
        StringBuilder state = new StringBuilder(Observer.transaction(connection));
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW SESSION STATUS WHERE Variable_name IN ("
                        + "'Com_insert', 'Com_insert_select', 'Com_replace', 'Com_update', 'Com_delete', "
                        + "'Com_stmt_execute', 'Com_stmt_send_long_data', 'Com_rollback', 'Com_commit')")) {
            while (result.next()) {
                state.append(' ').append(result.getString(1)).append(' ').append(result.getString(2));
            }
        }
        return state.toString();
    }
}
