package io.github.safeguardjdbc.testing.liveness;

import static io.github.safeguardjdbc.testing.liveness.Work.AUTOCOMMIT;
import static io.github.safeguardjdbc.testing.liveness.Work.COMMIT;
import static io.github.safeguardjdbc.testing.liveness.Work.NO_AUTOCOMMIT;
import static io.github.safeguardjdbc.testing.liveness.Work.ROLLBACK;
import static io.github.safeguardjdbc.testing.liveness.Work.batch;
import static io.github.safeguardjdbc.testing.liveness.Work.call;
import static io.github.safeguardjdbc.testing.liveness.Work.execute;
import static io.github.safeguardjdbc.testing.liveness.Work.preparedExecute;
import static io.github.safeguardjdbc.testing.liveness.Work.preparedQuery;
import static io.github.safeguardjdbc.testing.liveness.Work.preparedUpdate;
import static io.github.safeguardjdbc.testing.liveness.Work.query;
import static io.github.safeguardjdbc.testing.liveness.Work.textBatch;
import static io.github.safeguardjdbc.testing.liveness.Work.update;
import static io.github.safeguardjdbc.testing.liveness.Work.updateWithKeys;
import static io.github.safeguardjdbc.testing.liveness.Work.updateWithValue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

/**
 * What is cut somewhere on its way, and where it is counted whether it was executed.
 *
 * @param before what is there before the cut is armed
 * @param work what is cut
 * @param settings of safeguard, beside those that all have
 */
record Experiment(String name, Trace trace, Work before, Work work, List<String> settings) {
    static final List<Experiment> ALL = List.of(
            of("insert", Trace.ROW, update(Texts.INSERT)),
            of("insert by execute", Trace.ROW, execute(Texts.INSERT)),
            of("insert with keys", Trace.ROW, updateWithKeys(Texts.INSERT)),
            of("prepared insert", Trace.ROW, preparedUpdate(Texts.PREPARED_INSERT)),
            of("prepared insert by execute", Trace.ROW, preparedExecute(Texts.PREPARED_INSERT)),
            of("replace", Trace.ROW, update("REPLACE INTO t (mark) VALUES (:mark)")),
            of("insert select", Trace.ROW, update("INSERT INTO t (mark) SELECT :mark FROM DUAL")),
            of("upsert", Trace.COUNTER, update("INSERT INTO c VALUES (:mark, 1) ON DUPLICATE KEY UPDATE n = n + 1")),
            of("update", Trace.COUNTER, update(Texts.UPDATE)),
            of("prepared update", Trace.COUNTER, preparedUpdate("UPDATE c SET n = n + 1 WHERE mark = ?")),
            of(
                    "idempotent update",
                    Trace.COUNTER,
                    update("/* safeguard:idempotent */ UPDATE c SET n = 1 WHERE mark = :mark")),
            of(
                    "delete",
                    Trace.ROW,
                    update("INSERT INTO r (mark) VALUES (:mark), (:mark)"),
                    update("DELETE FROM r WHERE mark = :mark LIMIT 1")),
            of("call", Trace.ROW, call("{call p(?)}")),
            of("plain call", Trace.ROW, execute("CALL p(:mark)")),
            of("function that writes", Trace.ROW, query("SELECT f(:mark)")),
            of("batch", Trace.ENTRIES, batch(Texts.PREPARED_ENTRY, Texts.ENTRIES)),
            of("batch row by row", Trace.ENTRIES, batch("INSERT IGNORE INTO b (mark, i) VALUES (?, ?)", Texts.ENTRIES)),
            of("text batch", Trace.ENTRIES, textBatch("INSERT INTO b (mark, i) VALUES (:mark, :i)", Texts.ENTRIES)),
            of("split insert", Trace.ALL_ROWS, update(Texts.ALL_ROWS), "safeguard.oversizeStatements=split"),
            of("assembled insert", Trace.ALL_ROWS, update(Texts.ALL_ROWS), "safeguard.oversizeStatements=assemble"),
            of("staged value", Trace.VALUE, updateWithValue(Texts.VALUE, Texts.staged())),
            of("value sent ahead", Trace.VALUE, updateWithValue(Texts.VALUE, Texts.sentAhead())),
            of("ddl", Trace.TABLE, update("CREATE TABLE d:mark (id INT)")),
            of(
                    "renamed table",
                    Trace.TABLE,
                    update("CREATE TABLE e:mark (id INT)"),
                    update("RENAME TABLE e:mark TO d:mark")),
            of(
                    "transaction",
                    Trace.ROW,
                    NO_AUTOCOMMIT.then(update(Texts.UPDATE)),
                    update(Texts.INSERT).then(COMMIT)),
            of(
                    "first of a transaction",
                    Trace.ROW,
                    NO_AUTOCOMMIT,
                    preparedUpdate(Texts.PREPARED_INSERT).then(COMMIT)),
            of(
                    "begin of a transaction",
                    Trace.ROW,
                    NO_AUTOCOMMIT.then(update(Texts.INSERT)).then(COMMIT)),
            of("commit", Trace.ROW, NO_AUTOCOMMIT.then(update(Texts.INSERT)), COMMIT),
            of("commit as text", Trace.ROW, execute("BEGIN").then(update(Texts.INSERT)), execute("COMMIT")),
            of("commit by autocommit", Trace.ROW, NO_AUTOCOMMIT.then(update(Texts.INSERT)), AUTOCOMMIT),
            of("savepoint", Trace.ROW, NO_AUTOCOMMIT.then(update(Texts.INSERT)), Experiment::undoneToSavepoint),
            of("read in a transaction", Trace.NOTHING, NO_AUTOCOMMIT.then(update(Texts.INSERT)), query(Texts.SELECT)),
            of(
                    "batch in a transaction",
                    Trace.ENTRIES,
                    NO_AUTOCOMMIT.then(update(Texts.UPDATE)),
                    batch(Texts.PREPARED_ENTRY, Texts.ENTRIES).then(COMMIT)),
            of(
                    "split insert in a transaction",
                    Trace.ALL_ROWS,
                    NO_AUTOCOMMIT.then(update(Texts.UPDATE)),
                    update(Texts.ALL_ROWS).then(COMMIT),
                    "safeguard.oversizeStatements=split"),
            of(
                    "staged value in a transaction",
                    Trace.VALUE,
                    NO_AUTOCOMMIT.then(update(Texts.UPDATE)),
                    updateWithValue(Texts.VALUE, Texts.staged()).then(COMMIT)),
            of("rollback", Trace.NOTHING, NO_AUTOCOMMIT.then(update(Texts.INSERT)), ROLLBACK),
            of("select", Trace.NOTHING, query(Texts.SELECT)),
            of("prepared select", Trace.NOTHING, preparedQuery("SELECT mark, n FROM c WHERE mark = ?")),
            of("show", Trace.NOTHING, query("SHOW TABLES")),
            of(
                    "isolation",
                    Trace.NOTHING,
                    (connection, mark) -> connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED)));

    private static Experiment of(String name, Trace trace, Work work, String... settings) {
        return of(name, trace, Work.NOTHING, work, settings);
    }

    private static Experiment of(String name, Trace trace, Work before, Work work, String... settings) {
        return new Experiment(name, trace, before, work, List.of(settings));
    }

    private static void undoneToSavepoint(Connection connection, int mark) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        update(Texts.INSERT).run(connection, mark);
        connection.rollback(savepoint);
        connection.commit();
    }
}
