package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.BatchRewrite;
import io.github.safeguardjdbc.plan.InsertRewrite;
import io.github.safeguardjdbc.plan.SessionFacts;
import io.github.safeguardjdbc.plan.TableFacts;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.SqlMode;
import io.github.safeguardjdbc.sql.TableDefinition;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Row;
import io.github.safeguardjdbc.value.Setter;
import java.util.List;
import java.util.stream.IntStream;

/** An INSERT into a table with a key and a text, and rows for it. */
final class Inserts {

    static final String SQL = "INSERT INTO t (id, name) VALUES (?, ?)";

    private Inserts() {}

    /** How the rows of the statement may share statements. */
    static InsertRewrite rewrite(String sql) {
        List<TableDefinition.Column> columns = List.of(
                new TableDefinition.Column("id", "int", true, true),
                new TableDefinition.Column("name", "varchar", false, true));
        return (InsertRewrite) InsertRewrite.of(
                (InsertShape) InsertShape.parse(sql, SqlMode.DEFAULT),
                TableFacts.of(new TableDefinition("InnoDB", columns)),
                SessionFacts.of("STRICT_TRANS_TABLES", 1),
                BatchRewrite.EXACT,
                false,
                false);
    }

    /** Rows with the keys from 1 on. */
    static List<Row> rows(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Inserts::row).toList();
    }

    static Row row(int id) {
        Parameters parameters = new Parameters();
        parameters.set(1, Setter.INT, id);
        parameters.set(2, Setter.STRING, "Nº " + id);
        return parameters.toRow();
    }
}
