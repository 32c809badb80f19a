package io.github.safeguardjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Throws broken statements at the package; {@code -Dsafeguard.fuzz.inputs} says how many, of a fixed seed. */
class SqlFuzzTest {

    private static final List<SqlMode> MODES =
            List.of(SqlMode.DEFAULT, new SqlMode(true, false), new SqlMode(false, true), new SqlMode(true, true));

    @Test
    void everyTextHasAnswersThatHoldTogether() {
        int inputs = Integer.getInteger("safeguard.fuzz.inputs", 200_000);
        Mutator mutator = new Mutator(Long.getLong("safeguard.fuzz.seed", 2026));
        int certain = 0;
        for (int i = 0; i < inputs; i++) {
            String sql = mutator.next();
            SqlMode mode = MODES.get(i % MODES.size());
            try {
                checkTokens(sql, mode);
                StatementKind.of(sql);
                if (InsertShape.parse(sql, mode) instanceof InsertShape shape) {
                    certain++;
                    checkShape(sql, mode, shape);
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("input " + i + " in " + mode + ": " + sql, e);
            }
        }
        assertThat(certain).as("inputs that still had a shape").isGreaterThan(inputs / 10);
    }

    private static void checkTokens(String sql, SqlMode mode) {
        SqlLexer lexer = new SqlLexer(sql, mode);
        int position = 0;
        while (lexer.next() != Token.END) {
            require(
                    lexer.start() >= position && lexer.end() > lexer.start() && lexer.end() <= sql.length(),
                    "progress");
            require(sql.substring(position, lexer.start()).isBlank(), "only white space between tokens");
            position = lexer.end();
        }
        require(sql.substring(position).isBlank(), "only white space after the last token");
    }

    private static void checkShape(String sql, SqlMode mode, InsertShape shape) {
        StringBuilder joined = new StringBuilder(shape.headText());
        int position = shape.headText().length();
        for (int i = 0; i < shape.tuples(); i++) {
            require(shape.tupleStart(i) >= position && shape.tupleEnd(i) > shape.tupleStart(i) + 1, "order");
            require(sql.charAt(shape.tupleStart(i)) == '(' && sql.charAt(shape.tupleEnd(i) - 1) == ')', "parentheses");
            joined.append(sql, position, shape.tupleEnd(i));
            position = shape.tupleEnd(i);
        }
        require(
                joined.append(shape.tailText())
                        .append(shape.dropped())
                        .toString()
                        .equals(sql),
                "rejoin");
        for (int i = 0; i < shape.tuples(); i++) {
            checkPiece(mode, shape, i);
        }
        checkCut(sql, mode, shape);
        if (shape.tuples() == 1) {
            InsertShape repeated = (InsertShape) InsertShape.parse(shape.multiRow(3), mode);
            require(repeated.tuples() == 3 && repeated.head().equals(shape.head()), "three rows");
        }
    }

    /** Pieces of one tuple, two, three and so on have all tuples, each once, and the placeholders of each. */
    private static void checkCut(String sql, SqlMode mode, InsertShape shape) {
        int tuple = 0;
        for (int rows = 1; tuple < shape.tuples(); rows++) {
            int end = Math.min(shape.tuples(), tuple + rows);
            String text = shape.piece(tuple, end);
            InsertShape piece = (InsertShape) InsertShape.parse(text, mode);
            require(piece.tuples() == end - tuple, "as many tuples");
            for (int i = 0; i < piece.tuples(); i++, tuple++) {
                String own = text.substring(piece.tupleStart(i), piece.tupleEnd(i));
                require(own.equals(sql.substring(shape.tupleStart(tuple), shape.tupleEnd(tuple))), "the same tuple");
                require(piece.placeholders(i) == shape.placeholders(tuple), "the same placeholders");
            }
        }
    }

    /** A piece has the same head and tail, and the one tuple. */
    private static void checkPiece(SqlMode mode, InsertShape shape, int tuple) {
        InsertShape piece = (InsertShape) InsertShape.parse(shape.piece(tuple, tuple + 1), mode);
        require(piece.tuples() == 1 && piece.placeholders(0) == shape.placeholders(tuple), "one tuple");
        require(piece.head().equals(shape.head()) && piece.headText().equals(shape.headText()), "same head");
        require(piece.tailText().equals(shape.tailText()) && piece.dropped().isEmpty(), "same tail");
    }

    /** AssertJ's messages would cost more than what is measured here. */
    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
