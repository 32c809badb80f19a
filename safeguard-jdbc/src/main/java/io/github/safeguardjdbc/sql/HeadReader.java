package io.github.safeguardjdbc.sql;

import io.github.safeguardjdbc.sql.InsertHead.Priority;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an INSERT or REPLACE up to the opening parenthesis of its first tuple ({@code insert_stmt} in sql_yacc.yy). */
final class HeadReader {

    private final TokenReader reader;

    HeadReader(TokenReader reader) {
        this.reader = reader;
    }

    InsertHead read() {
        reader.next();
        boolean replace = reader.at("REPLACE");
        if (!replace && !reader.at("INSERT")) {
            throw reader.unexpected("INSERT or REPLACE");
        }
        reader.next();
        Priority priority = priority(replace);
        boolean ignore = !replace && reader.skip("IGNORE");
        reader.skip("INTO");
        String table = reader.name("the table's name");
        String schema = null;
        if (reader.token() == Token.DOT) {
            reader.next();
            schema = table;
            table = reader.name("the table's name");
        }
        boolean partitioned = partitioned();
        List<String> columns = columns();
        if (!reader.skip("VALUES")) {
            rejectOtherForms();
            reader.require("VALUE");
        }
        if (reader.token() != Token.LEFT_PAREN) {
            throw reader.unexpected("the first tuple");
        }
        return new InsertHead(replace, ignore, priority, schema, table, columns, partitioned);
    }

    private Priority priority(boolean replace) {
        if (reader.skip("LOW_PRIORITY")) {
            return Priority.LOW_PRIORITY;
        }
        if (reader.skip("DELAYED")) {
            return Priority.DELAYED;
        }
        return !replace && reader.skip("HIGH_PRIORITY") ? Priority.HIGH_PRIORITY : Priority.NORMAL;
    }

    private boolean partitioned() {
        boolean partitioned = reader.skip("PARTITION");
        if (partitioned) {
            reader.require(Token.LEFT_PAREN, "a list of partitions");
            do {
                reader.name("a partition's name");
            } while (comma());
            reader.require(Token.RIGHT_PAREN, "the end of the list of partitions");
        }
        return partitioned;
    }

    /** An empty list means the same as none. */
    private @Nullable List<String> columns() {
        if (reader.token() != Token.LEFT_PAREN) {
            return null;
        }
        if (reader.next() == Token.RIGHT_PAREN) {
            reader.next();
            return null;
        }
        rejectOtherForms();
        List<String> columns = new ArrayList<>();
        do {
            columns.add(column());
        } while (comma());
        reader.require(Token.RIGHT_PAREN, "the end of the list of columns");
        return columns;
    }

    /** The column itself, without the table and the schema that may qualify it. */
    private String column() {
        String name = reader.name("a column's name");
        for (int qualifiers = 0; reader.token() == Token.DOT; qualifiers++) {
            if (qualifiers == 2) {
                throw reader.unexpected("the end of a column's name");
            }
            reader.next();
            name = reader.name("a column's name");
        }
        return name;
    }

    private boolean comma() {
        boolean comma = reader.token() == Token.COMMA;
        if (comma) {
            reader.next();
        }
        return comma;
    }

    private void rejectOtherForms() {
        if (reader.at("SET")) {
            throw new Doubt("INSERT … SET, which has one row and no tuple");
        }
        if (reader.at("SELECT") || reader.at("TABLE") || reader.at("WITH") || reader.token() == Token.LEFT_PAREN) {
            throw new Doubt("INSERT … SELECT, whose rows are not in the text");
        }
    }
}
