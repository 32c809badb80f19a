package io.github.safeguardjdbc.testing.oracle;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.JdbcConnection;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A plain connection beside the tested one: makes tables and reads them, uncommitted rows included. */
final class Inspector implements AutoCloseable {
    private static final int SHOWN = 64;

    private final Connection connection;
    private final Statement statement;
    private @Nullable Table current;

    private Inspector(Connection connection) throws SQLException {
        this.connection = connection;
        statement = connection.createStatement();
    }

    /** Makes the database and connects to it. */
    static Inspector open(MySqlServer server, String database) throws SQLException {
        try (Connection connection = server.connect("");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS " + database);
        }
        Inspector inspector = new Inspector(server.connect(
                database,
                "allowMultiQueries=true",
                "sessionVariables=transaction_isolation='READ-UNCOMMITTED',innodb_lock_wait_timeout=5"));
        // Rows may be larger than the server's packets.
        inspector
                .connection
                .unwrap(JdbcConnection.class)
                .getPropertySet()
                .getIntegerProperty(PropertyKey.maxAllowedPacket)
                .setValue(Integer.MAX_VALUE);
        inspector.createOthers();
        return inspector;
    }

    private void createOthers() throws SQLException {
        statement.execute("DROP TABLE IF EXISTS log; CREATE TABLE log (at_call INT);"
                + "DROP TABLE IF EXISTS elsewhere; CREATE TABLE elsewhere (n INT);"
                + "CREATE TABLE IF NOT EXISTS parent (id INT PRIMARY KEY)");
        StringBuilder ids = new StringBuilder("(1)");
        for (int id = 2; id <= Table.PARENTS; id++) {
            ids.append(", (").append(id).append(')');
        }
        statement.execute("INSERT IGNORE INTO parent VALUES " + ids);
    }

    /** Makes the table, or empties it if it is the one that was made last. */
    void provide(Table table, boolean resetsCounter) throws SQLException {
        if (table.equals(current)) {
            String counter =
                    table.autoIncrement().isPresent() ? "; ALTER TABLE " + table.quoted() + " AUTO_INCREMENT = 1" : "";
            statement.execute("DELETE FROM " + table.quoted() + "; DELETE FROM log; DELETE FROM elsewhere" + counter);
            return;
        }
        dropCurrent();
        statement.execute("DROP TABLE IF EXISTS " + table.quoted() + "; " + String.join("; ", table.creation())
                + "; DELETE FROM log; DELETE FROM elsewhere");
        current = table;
    }

    private void dropCurrent() throws SQLException {
        if (current != null) {
            statement.execute("DROP TABLE IF EXISTS " + current.quoted());
            current = null;
        }
    }

    /** Commits a row to a table that no program changes. */
    void addElsewhere() throws SQLException {
        statement.execute("INSERT INTO elsewhere VALUES (0)");
    }

    /** Reads the table that was made last. */
    Seen.Rows read(Table table) throws SQLException {
        List<BigInteger> ids = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        List<String> log = new ArrayList<>();
        int idColumn = table.autoIncrement().map(table.columns()::indexOf).orElse(-1) + 1;
        statement.execute("SELECT * FROM " + table.quoted() + "; SELECT at_call FROM log");
        try (ResultSet result = statement.getResultSet()) {
            while (result.next()) {
                if (idColumn > 0) {
                    ids.add(new BigInteger(result.getString(idColumn)));
                }
                rows.add(row(result, idColumn));
            }
        }
        statement.getMoreResults();
        try (ResultSet result = statement.getResultSet()) {
            while (result.next()) {
                log.add(result.getString(1));
            }
        }
        return new Seen.Rows(ids, rows, log);
    }

    private static String row(ResultSet result, int idColumn) throws SQLException {
        ResultSetMetaData metaData = result.getMetaData();
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            if (i != idColumn) {
                row.append(metaData.getColumnName(i)).append('=');
                row.append(cell(result, i, metaData.getColumnType(i))).append(Seen.Rows.CELL_END);
            }
        }
        return row.toString();
    }

    private static String cell(ResultSet result, int column, int type) throws SQLException {
        return switch (type) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BIT -> bytes(result.getBytes(column));
            default -> text(result.getString(column));
        };
    }

    private static String bytes(byte @Nullable [] value) {
        if (value == null) {
            return "NULL";
        }
        return value.length > SHOWN ? checksum(value) : "x'" + HexFormat.of().formatHex(value) + "'";
    }

    private static String text(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        return value.length() > SHOWN ? checksum(value.getBytes(StandardCharsets.UTF_8)) : Literals.quote(value);
    }

    private static String checksum(byte[] value) {
        CRC32C checksum = new CRC32C();
        checksum.update(value);
        return value.length + " bytes, checksum " + Long.toHexString(checksum.getValue());
    }

    @Override
    public void close() throws SQLException {
        dropCurrent();
        connection.close();
    }
}
