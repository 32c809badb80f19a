package io.github.safeguardjdbc.sql;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an {@code INSERT|REPLACE … VALUES (…), (…) …}: head, tuples and tail, each a range of the text.
 *
 * <p>{@link #headText()}, the tuples with what stands between them, {@link #tailText()} and {@link #dropped()} together
 * are the original text. Any tuples of it between head and tail, with commas between them, are a statement that the
 * server reads in the same way. The head contains no placeholder.
 *
 * <p>The number of placeholders is the server's. A driver that counts them otherwise has read the text otherwise, and
 * then nothing here may be used.
 *
 * <p>{@code VALUES ROW(…)}, conditional comments outside a tuple, tuples of different lengths and a second statement
 * behind a semicolon, among others, yield {@link NotSplittable}. A syntax error inside a value is not noticed: the piece
 * with that tuple fails as the whole would. Immutable; keeps the text.
 */
public final class InsertShape implements ParsedInsert {

    private final String sql;
    private final InsertHead head;
    private final Tuples tuples;
    private final InsertTail tail;
    private final boolean conditionalComment;
    private final @Nullable String hazard;
    private final List<InsertItem> items;
    private final String headText;
    private final String tailText;

    private InsertShape(
            String sql,
            InsertHead head,
            Tuples tuples,
            TupleReader tupleReader,
            InsertTail tail,
            List<InsertItem> items) {
        this.sql = sql;
        this.head = head;
        this.tuples = tuples;
        this.tail = tail;
        this.conditionalComment = tupleReader.conditionalComment();
        this.hazard = tupleReader.hazard();
        this.items = items;
        this.headText = sql.substring(0, tuples.start(0));
        this.tailText = sql.substring(tuples.end(tuples.size() - 1), tail.end());
    }

    /**
     * Reads a statement, in time proportional to its length and with some ten bytes of memory a row.
     *
     * @param sql the text as it goes to the server
     * @param mode the flags of the session that the text goes to
     */
    public static ParsedInsert parse(String sql, SqlMode mode) {
        try {
            TokenReader reader = new TokenReader(sql, new SqlLexer(sql, mode));
            InsertHead head = new HeadReader(reader).read();
            List<String> columns = head.columns();
            TupleReader tupleReader = new TupleReader(sql, mode, reader, columns == null ? null : columns.size());
            Tuples tuples = tupleReader.read();
            InsertTail tail = new TailReader(sql, mode, reader).read(head.replace());
            List<InsertItem> items = ItemReader.read(sql, tuples.start(0), tuples.end(0), mode);
            return new InsertShape(sql, head, tuples, tupleReader, tail, items);
        } catch (Doubt doubt) {
            return new NotSplittable(String.valueOf(doubt.getMessage()));
        }
    }

    /** What stands before the first tuple. */
    public InsertHead head() {
        return head;
    }

    /** The text before the first tuple, comments and hints included. */
    public String headText() {
        return headText;
    }

    /**
     * The text after the last tuple that a statement with some of the tuples needs: row alias, ON DUPLICATE KEY UPDATE,
     * block comments.
     */
    public String tailText() {
        return tailText;
    }

    /** The end of the text, left out of the tail: white space, semicolons, a line comment and what follows it. */
    public String dropped() {
        return sql.substring(tail.end());
    }

    /** Whether the rows have a name: {@code AS new} or {@code AS new(a, b)}. */
    public boolean rowAlias() {
        return tail.rowAlias();
    }

    /** Whether ON DUPLICATE KEY UPDATE follows the tuples. */
    public boolean onDuplicateKeyUpdate() {
        return tail.onDuplicateKeyUpdate();
    }

    /**
     * Whether a tuple contains SQL that only some servers run. Such a statement can be cut between tuples; the number of
     * values in its tuples is not known.
     */
    public boolean conditionalComment() {
        return conditionalComment;
    }

    /**
     * What in the tuples could mean something else when rows that had statements of their own share one, or the other
     * way round: a sub-select, a variable, LAST_INSERT_ID(), a stored function, a column's name. A noun phrase, or null.
     */
    public @Nullable String hazard() {
        return hazard;
    }

    /** The same for the assignments of ON DUPLICATE KEY UPDATE, where columns' names are no hazard. */
    public @Nullable String tailHazard() {
        return tail.hazard();
    }

    /** The number of tuples, at least 1. */
    public int tuples() {
        return tuples.size();
    }

    /**
     * The offset of a tuple's opening parenthesis.
     *
     * @param tuple from 0
     * @throws IndexOutOfBoundsException if there is no such tuple
     */
    public int tupleStart(int tuple) {
        return tuples.start(tuple);
    }

    /**
     * The offset after a tuple's closing parenthesis.
     *
     * @param tuple from 0
     * @throws IndexOutOfBoundsException if there is no such tuple
     */
    public int tupleEnd(int tuple) {
        return tuples.end(tuple);
    }

    /**
     * The number of placeholders in a tuple.
     *
     * @param tuple from 0
     * @throws IndexOutOfBoundsException if there is no such tuple
     */
    public int placeholders(int tuple) {
        return tuples.placeholders(tuple);
    }

    /** The number of placeholders in the whole statement; a driver has to count as many. */
    public int placeholders() {
        return tuples.placeholders() + tail.placeholders();
    }

    /** The number of placeholders in the tail. */
    public int tailPlaceholders() {
        return tail.placeholders();
    }

    /** The values of the first tuple; empty for {@code ()}. */
    public List<InsertItem> items() {
        return items;
    }

    /** The text of a value of the first tuple. */
    public String text(InsertItem item) {
        return sql.substring(item.start(), item.end());
    }

    /**
     * The statement with only the tuples {@code from} to {@code to - 1}.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from < to <= tuples()}
     */
    public String piece(int from, int to) {
        Objects.checkFromToIndex(from, to - 1, tuples.size());
        return headText + sql.substring(tuples.start(from), tuples.end(to - 1)) + tailText;
    }

    /**
     * The statement with its one tuple so many times.
     *
     * @param rows at least 1
     * @throws IllegalArgumentException if {@code rows} is less than 1
     * @throws IllegalStateException if the statement has several tuples
     * @throws ArithmeticException if the text would exceed 2,147,483,647 characters
     */
    public String multiRow(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows is " + rows + ", but a statement needs at least 1");
        }
        int length = Math.addExact(fixedChars(), Math.multiplyExact(rows, charsPerRow()));
        String row = sql.substring(tuples.start(0), tuples.end(0));
        StringBuilder text = new StringBuilder(length).append(headText).append(row);
        for (int i = 1; i < rows; i++) {
            text.append(',').append(row);
        }
        return text.append(tailText).toString();
    }

    /** The length of {@link #multiRow} without its rows: {@code fixedChars() + rows * charsPerRow()} in all. */
    public int fixedChars() {
        return headText.length() + tailText.length() - 1;
    }

    /**
     * The length that each row adds to {@link #multiRow}, its comma included.
     *
     * @throws IllegalStateException if the statement has several tuples
     */
    public int charsPerRow() {
        if (tuples.size() != 1) {
            throw new IllegalStateException("the statement has " + tuples.size() + " tuples, not one to repeat");
        }
        return tuples.end(0) - tuples.start(0) + 1;
    }
}
