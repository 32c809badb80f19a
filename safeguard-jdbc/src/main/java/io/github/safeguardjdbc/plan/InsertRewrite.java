package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.BatchRewrite;
import io.github.safeguardjdbc.plan.TableFacts.Column;
import io.github.safeguardjdbc.sql.InsertItem.Kind;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.value.BufferedSource;
import io.github.safeguardjdbc.value.Row;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.SizedSource;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** How the rows of a one-row INSERT or REPLACE may share statements, and what is then known of their results. */
public final class InsertRewrite implements Rewriting, RowRules {
    /** Fewer rows than this gain nothing: the last one travels alone, and what is not known has to be asked. */
    private static final int FEWEST_ROWS = 4;

    private final InsertShape shape;
    private final SessionFacts session;
    private final boolean preparedOnServer;

    /** The family of the column that each parameter is for. */
    private final ColumnType[] types;

    /** The parameter for the AUTO_INCREMENT column, or −1. */
    private final int keyParameter;

    private final boolean keysRequested;

    private InsertRewrite(
            InsertShape shape,
            SessionFacts session,
            boolean preparedOnServer,
            ColumnType[] types,
            int keyParameter,
            boolean keysRequested) {
        this.shape = shape;
        this.session = session;
        this.preparedOnServer = preparedOnServer;
        this.types = types;
        this.keyParameter = keyParameter;
        this.keysRequested = keysRequested;
    }

    /** True if a batch of so many rows is worth the question. */
    public static boolean pays(int rows) {
        return rows >= FEWEST_ROWS;
    }

    /**
     * Whether, and how, the rows of a batch may share statements.
     *
     * @param mode EXACT or ALL
     * @param keysRequested the application wants the generated keys
     * @param preparedOnServer the application's statement is executed in the binary protocol
     */
    public static Rewriting of(
            InsertShape shape,
            TableFacts table,
            SessionFacts session,
            BatchRewrite mode,
            boolean keysRequested,
            boolean preparedOnServer) {
        String obstacle = InsertObstacles.find(shape, table, session, mode);
        if (obstacle != null) {
            return new Obstacle(obstacle);
        }
        List<Column> columns = table.inserted(shape.head().columns());
        if (columns == null || columns.size() != shape.items().size()) {
            return new Obstacle("a column list that is not the table's");
        }
        int key = autoIncrement(columns);
        String keyObstacle = key < 0 ? null : InsertObstacles.findInKey(shape, key, keysRequested);
        if (keyObstacle != null) {
            return new Obstacle(keyObstacle);
        }
        if (keysRequested && !InsertObstacles.isPlain(shape)) {
            return new Obstacle("generated keys that a multi-row statement does not tell");
        }
        return new InsertRewrite(
                shape, session, preparedOnServer, types(shape, columns), keyParameter(shape, key), keysRequested);
    }

    /**
     * What in the text, whatever the table and the session are, keeps rows of a batch from sharing statements: a noun phrase, or
     * null.
     *
     * @param mode EXACT or ALL
     */
    public static @Nullable String obstacleInText(InsertShape shape, BatchRewrite mode) {
        return InsertObstacles.inText(shape, mode);
    }

    private static int autoIncrement(List<Column> columns) {
        int key = columns.size() - 1;
        while (key >= 0 && !columns.get(key).autoIncrement()) {
            key--;
        }
        return key;
    }

    private static int keyParameter(InsertShape shape, int key) {
        if (key < 0 || shape.items().get(key).kind() != Kind.PLACEHOLDER) {
            return -1;
        }
        return (int) shape.items().subList(0, key).stream()
                .filter(item -> item.kind() == Kind.PLACEHOLDER)
                .count();
    }

    /** Which parameter belongs to which column is plain to see only without expressions. */
    private static ColumnType[] types(InsertShape shape, List<Column> columns) {
        ColumnType[] types = new ColumnType[shape.placeholders(0)];
        Arrays.fill(types, ColumnType.OTHER);
        if (shape.items().stream().noneMatch(item -> item.kind() == Kind.EXPRESSION)) {
            int parameter = 0;
            for (int i = 0; i < columns.size(); i++) {
                if (shape.items().get(i).kind() == Kind.PLACEHOLDER) {
                    types[parameter++] = columns.get(i).type();
                }
            }
        }
        return types;
    }

    /**
     * The chunks of a batch, or the row that fits no packet.
     *
     * @throws SQLException if a row cannot be measured
     */
    public BatchPlan plan(
            List<Row> rows, RowSizes sizes, ChunkBudget budget, LargeRowRule large, IntPredicate worthPreparing)
            throws SQLException {
        return new ChunkPlanner(this, sizes, budget, lastGenerated(rows), large).plan(rows, worthPreparing);
    }

    /**
     * The last row for which the server surely generates a key, if rows may have keys of their own: it decides
     * LAST_INSERT_ID(), which a multi-row statement sets to the first of its keys. Else −1.
     */
    private int lastGenerated(List<Row> rows) {
        if (keyParameter < 0) {
            return -1;
        }
        int row = rows.size() - 1;
        while (row >= 0 && !(rows.get(row).size() > keyParameter && isNull(rows.get(row), keyParameter))) {
            row--;
        }
        return row;
    }

    /** True if the row does not say what the AUTO_INCREMENT column is to be, if the table has one. */
    public boolean generatesKey(Row row) {
        return keyParameter < 0
                || (row.size() > keyParameter && (isNull(row, keyParameter) || !isGivenKey(row.value(keyParameter))));
    }

    /** What is, or is rounded to, zero is a generated key or a zero, as the session has it; such a row travels alone. */
    private static boolean isGivenKey(@Nullable Object value) {
        if (value instanceof Number number) {
            return Math.abs(number.doubleValue()) >= 1;
        }
        return value instanceof String text && isNaturalNumber(text);
    }

    private static boolean isNaturalNumber(String text) {
        boolean digits = !text.isEmpty() && text.charAt(0) != '0';
        for (int i = 0; digits && i < text.length(); i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits;
    }

    /** The statement with a tuple for each of so many rows. */
    public String text(int rows) {
        return shape.multiRow(rows);
    }

    /** True if each row of a statement that succeeded counts 1. */
    public boolean countsEachRowOnce() {
        return InsertObstacles.isPlain(shape);
    }

    /** The distance between the generated keys of one statement. */
    public long keyIncrement() {
        return session.autoIncrementIncrement();
    }

    @Override
    public int parameters() {
        return types.length;
    }

    @Override
    public boolean joins(Row row) {
        if (row.size() != types.length || !row.isComplete(types.length)) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (!joins(row, i)) {
                return false;
            }
        }
        return true;
    }

    /** The server numbers the rows of one statement as it numbers rows alone only if it numbers all of them, or none. */
    @Override
    public boolean together(Row first, Row other) {
        return generatesKey(first) == generatesKey(other);
    }

    private boolean joins(Row row, int parameter) {
        if (parameter == keyParameter) {
            return isNull(row, parameter) || (!keysRequested && isGivenKey(row.value(parameter)));
        }
        if (!session.strict() && isNull(row, parameter)) {
            return false;
        }
        Object value = row.value(parameter);
        Object source = value instanceof SizedSource sized ? sized.source() : value;
        if (source instanceof BufferedSource buffered) {
            // The binary protocol sends sources apart, before the statement; a failed one belongs to its own row.
            return !preparedOnServer && buffered.failure() == null;
        }
        return true;
    }

    private static boolean isNull(Row row, int parameter) {
        Setter setter = row.setter(parameter);
        return setter == Setter.NULL || setter == Setter.NULL_NAMED || row.value(parameter) == null;
    }

    @Override
    public boolean text(Row row) {
        return !preparedOnServer;
    }

    @Override
    public boolean binary(Row row) {
        if (preparedOnServer) {
            return true;
        }
        if (row.size() != types.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            @Nullable Setter setter = row.setter(i);
            if (setter == null || !BinaryConversion.sameAsLiteral(setter, row.value(i), types[i])) {
                return false;
            }
        }
        return true;
    }
}
