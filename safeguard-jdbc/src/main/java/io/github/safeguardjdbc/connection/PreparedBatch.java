package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Row;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a prepared statement's batch: rows, and, where the application mixes them in, statements as text. The
 * driver's own batch stays empty until it is to execute one. Not thread-safe.
 */
final class PreparedBatch {
    private PreparedStatement prepared;
    private final Parameters parameters;
    private List<Row> rows = new ArrayList<>();

    /** Rows and texts in their order, once there is a text; until then empty. */
    private List<Object> mixed = new ArrayList<>();

    private boolean parametersComplete;
    private boolean parametersMoved;

    PreparedBatch(PreparedStatement prepared, Parameters parameters) {
        this.prepared = prepared;
        this.parameters = parameters;
    }

    /** The statement has been made again on another connection, with the parameters that were set last. */
    void moveTo(PreparedStatement other) {
        prepared = other;
        parametersComplete = false;
        parametersMoved = false;
    }

    boolean isEmpty() {
        return rows.isEmpty() && mixed.isEmpty();
    }

    boolean isMixed() {
        return !mixed.isEmpty();
    }

    /**
     * Adds the current parameters.
     *
     * @throws SQLException what the driver's addBatch throws: a parameter is missing, the statement is closed
     */
    void addRow() throws SQLException {
        if (!parametersComplete || prepared.isClosed()) {
            restoreParameters();
            prepared.addBatch();
            prepared.clearBatch();
            parametersComplete = true;
        }
        Row row = parameters.toRowOfBatch();
        if (mixed.isEmpty()) {
            rows.add(row);
        } else {
            mixed.add(row);
        }
    }

    /** Adds a statement as text. */
    void addText(String sql) throws SQLException {
        prepared.addBatch(sql);
        prepared.clearBatch();
        if (mixed.isEmpty()) {
            mixed.addAll(rows);
            rows = new ArrayList<>();
        }
        mixed.add(sql);
    }

    /** The rows, which are then no longer in the batch. */
    List<Row> takeRows() {
        List<Row> taken = rows;
        rows = new ArrayList<>();
        return taken;
    }

    void clear() {
        rows = new ArrayList<>();
        mixed = new ArrayList<>();
    }

    /** Rows and texts in their order, which are then no longer in the batch. */
    List<Object> takeMixed() {
        List<Object> taken = mixed;
        mixed = new ArrayList<>();
        return taken;
    }

    /** Executing a batch has set the driver's parameters to those of its rows. */
    void parametersMoved() {
        parametersMoved = true;
    }

    /** Gives the driver the parameters back that the application set last. */
    void restoreParameters() throws SQLException {
        if (parametersMoved || parameters.isAheadOfDriver()) {
            parametersMoved = false;
            parameters.toRow().bind(prepared, 0);
        }
        parameters.knownToDriver();
    }

    void parametersCleared() {
        parametersComplete = false;
        parametersMoved = false;
    }
}
