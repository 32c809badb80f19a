package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.BatchRewrite;
import io.github.safeguardjdbc.plan.BatchPlan.Chunked;
import io.github.safeguardjdbc.plan.TableFacts.Column;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.SqlMode;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.ReadAhead;
import io.github.safeguardjdbc.value.Row;
import io.github.safeguardjdbc.value.Setter;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsertRewriteTest {

    private static final String PLAIN = "INSERT INTO t (id, name, amount) VALUES (?, ?, ?)";

    private static final List<Column> COLUMNS = List.of(
            new Column("id", ColumnType.INTEGER, true, true),
            new Column("name", ColumnType.CHARACTER, false, true),
            new Column("amount", ColumnType.DECIMAL, false, true),
            new Column("created", ColumnType.DATETIME, false, false));

    private TableFacts table = new TableFacts(true, COLUMNS);
    private SessionFacts session = SessionFacts.of("STRICT_TRANS_TABLES", 1);
    private BatchRewrite mode = BatchRewrite.EXACT;
    private boolean keysRequested;
    private boolean preparedOnServer;

    private Rewriting of(String sql) {
        InsertShape shape = (InsertShape) InsertShape.parse(sql, SqlMode.DEFAULT);
        return InsertRewrite.of(shape, table, session, mode, keysRequested, preparedOnServer);
    }

    private InsertRewrite rewrite(String sql) {
        return (InsertRewrite) of(sql);
    }

    private String reason(String sql) {
        return ((Obstacle) of(sql)).reason();
    }

    /** A row of values set by setObject; null by setNull. */
    private static Row row(Object... values) {
        Parameters parameters = new Parameters();
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                parameters.set(i + 1, Setter.NULL, Types.NULL);
            } else {
                parameters.set(i + 1, Setter.OBJECT, value);
            }
        }
        return parameters.toRow();
    }

    // Obstacles

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    INSERT INTO t (name, amount) VALUES (?, ?), (?, ?)       | several rows in the statement
                    INSERT INTO t VALUES (?, ? /*!80000 , 1 */)              | a conditional comment
                    INSERT INTO t (name, amount) VALUES (?, (SELECT 1))      | a sub-select
                    INSERT INTO t (name, amount) VALUES (?, @a)              | the user variable @a
                    INSERT INTO t (name, amount) VALUES (?, LAST_INSERT_ID()) | a call of LAST_INSERT_ID, which is not known to work on each row alone
                    INSERT INTO t (name, amount) VALUES (name, ?)            | the name name inside a row
                    INSERT INTO t (name, nope) VALUES (?, ?)                 | a column list that is not the table's
                    INSERT INTO t VALUES (?, ?, ?, ?)                        | a column list that is not the table's
                    """)
    void theTextMayForbidIt(String sql, String reason) {
        mode = BatchRewrite.ALL;

        assertThat(reason(sql)).isEqualTo(reason);
    }

    @Test
    void parametersAfterTheRowForbidIt() {
        mode = BatchRewrite.ALL;

        assertThat(reason("INSERT INTO t (name) VALUES (?) ON DUPLICATE KEY UPDATE name = ?"))
                .isEqualTo("parameters after the row");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT IGNORE INTO t (name) VALUES (?)",
                "REPLACE INTO t (name) VALUES (?)",
                "INSERT INTO t (name) VALUES (?) ON DUPLICATE KEY UPDATE name = VALUES(name)"
            })
    void countsThatAMultiRowStatementDoesNotTellForbidItUnlessAllIsAsked(String sql) {
        assertThat(reason(sql)).startsWith("update counts that a multi-row statement does not tell");

        mode = BatchRewrite.ALL;
        assertThat(rewrite(sql).countsEachRowOnce()).isFalse();

        keysRequested = true;
        assertThat(reason(sql)).isEqualTo("generated keys that a multi-row statement does not tell");
    }

    @Test
    void aTableWithoutTransactionsForbidsIt() {
        table = new TableFacts(false, COLUMNS);
        mode = BatchRewrite.ALL;

        assertThat(reason(PLAIN)).isEqualTo("a table whose engine keeps the rows before the one that failed");
    }

    @ParameterizedTest
    @CsvSource({
        "'INSERT INTO t (name, amount) VALUES (?, NULL)', false",
        "'INSERT INTO t (name, amount) VALUES (?, null)', false",
        "'INSERT INTO t (name, amount) VALUES (?, ? + 1)', false",
        "'INSERT INTO t (name, amount) VALUES (?, ''NULL'')', true",
        "'INSERT INTO t (name, amount) VALUES (?, 0)', true",
        "'INSERT INTO t (name, amount) VALUES (?, DEFAULT)', true",
    })
    void outsideStrictModeNoItemMayBeNull(String sql, boolean possible) {
        assertThat(of(sql)).isInstanceOf(InsertRewrite.class);

        session = SessionFacts.of("", 1);
        if (possible) {
            assertThat(of(sql)).isInstanceOf(InsertRewrite.class);
        } else {
            assertThat(reason(sql)).isEqualTo("a value that may be NULL outside strict mode");
        }
    }

    // Keys

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t (id, name) VALUES (NULL, ?)",
                "INSERT INTO t (id, name) VALUES (DEFAULT, ?)",
                "INSERT INTO t (name) VALUES (?)"
            })
    void keysAreToldWhereTheServerNumbersAllRows(String sql) {
        keysRequested = true;

        assertThat(rewrite(sql).joins(row("a"))).isTrue();
        assertThat(rewrite(sql).generatesKey(row("a"))).isTrue();
    }

    @Test
    void keysAreNotToldWhereTheTextHasOne() {
        String sql = "INSERT INTO t (id, name) VALUES (7, ?)";
        assertThat(of(sql)).isInstanceOf(InsertRewrite.class);

        keysRequested = true;
        assertThat(reason(sql)).isEqualTo("generated keys of a column with a value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t (id, name) VALUES (? + 1, ?)",
                "INSERT INTO t (name, id) VALUES (UPPER(?), ?)",
                "INSERT INTO t (name, id) VALUES (UPPER('a'), ?)"
            })
    void whichRowsHaveKeysMustBeCertain(String sql) {
        assertThat(reason(sql)).isEqualTo("an AUTO_INCREMENT column whose values cannot be told from the parameters");
    }

    @Test
    void aKeyBeforeAnExpressionIsCertain() {
        String sql = "INSERT INTO t (amount, id, name) VALUES (?, ?, UPPER(?))";

        assertThat(rewrite(sql).generatesKey(row(1, null, "a"))).isTrue();
        assertThat(rewrite(sql).generatesKey(row(null, 1, "a"))).isFalse();
        assertThat(rewrite(sql).together(row(1, 1, "a"), row(1, null, "a"))).isFalse();
    }

    static Stream<Object> givenKeys() {
        return Stream.of(1, 5L, -1, (short) 7, new BigInteger("18446744073709551615"), BigDecimal.ONE, "1", "4711");
    }

    @ParameterizedTest
    @MethodSource("givenKeys")
    void rowsWithKeysShareAStatementWithEachOther(Object key) {
        InsertRewrite rewrite = rewrite(PLAIN);

        assertThat(rewrite.joins(row(key, "a", 1))).isTrue();
        assertThat(rewrite.generatesKey(row(key, "a", 1))).isFalse();
        assertThat(rewrite.together(row(key, "a", 1), row(8, "a", 1))).isTrue();
        assertThat(rewrite.together(row(key, "a", 1), row(null, "a", 1))).isFalse();
    }

    static Stream<Object> keysThatMayBeGenerated() {
        return Stream.of(0, 0L, false, true, "0", "", "00", "0.3", "-0", " 1", "1.0", new BigDecimal("0.7"), 0.0, "x");
    }

    @ParameterizedTest
    @MethodSource("keysThatMayBeGenerated")
    void aRowWhoseKeyMayBeGeneratedTravelsAlone(Object key) {
        assertThat(rewrite(PLAIN).joins(row(key, "a", 1))).isFalse();
    }

    @Test
    void withKeysRequestedOnlyRowsWithoutAKeyOfTheirOwnShareAStatement() {
        keysRequested = true;
        InsertRewrite rewrite = rewrite(PLAIN);

        assertThat(rewrite.joins(row(null, "a", 1))).isTrue();
        assertThat(rewrite.joins(row(5, "a", 1))).isFalse();
        assertThat(rewrite.joins(row(0, "a", 1))).isFalse();
    }

    @Test
    void withKeysRequestedNullKeysShareAStatementOutsideStrictModeToo() {
        keysRequested = true;
        session = SessionFacts.of("", 1);
        InsertRewrite rewrite = rewrite(PLAIN);

        assertThat(rewrite.joins(row(null, "a", 1))).isTrue();
        assertThat(rewrite.joins(row(null, null, 1))).isFalse();
    }

    @Test
    void keysAreAsFarApartAsTheSessionSays() {
        session = SessionFacts.of("STRICT_ALL_TABLES", 10);

        assertThat(rewrite(PLAIN).keyIncrement()).isEqualTo(10);
    }

    // Rows

    @Test
    void outsideStrictModeARowWithANullTravelsAlone() {
        session = SessionFacts.of("", 1);
        InsertRewrite rewrite = rewrite("INSERT INTO t (name, amount) VALUES (?, ?)");
        Parameters typed = new Parameters();
        typed.set(1, Setter.STRING, null);
        typed.set(2, Setter.INT, 1);

        assertThat(rewrite.joins(row("a", 1))).isTrue();
        assertThat(rewrite.joins(row("a", null))).isFalse();
        assertThat(rewrite.joins(typed.toRow())).isFalse();
    }

    @Test
    void inStrictModeARowWithANullShares() {
        assertThat(rewrite("INSERT INTO t (name, amount) VALUES (?, ?)").joins(row("a", null)))
                .isTrue();
    }

    @Test
    void anIncompleteRowTravelsAlone() {
        Parameters gap = new Parameters();
        gap.set(3, Setter.INT, 1);

        InsertRewrite rewrite = rewrite(PLAIN);

        assertThat(rewrite.joins(gap.toRow())).isFalse();
        assertThat(rewrite.joins(row(1, "a"))).isFalse();
        assertThat(rewrite.joins(row(1, "a", 2, 3))).isFalse();
        assertThat(rewrite.binary(row(1, "a"))).isFalse();
        assertThat(rewrite.binary(row(1, "a", 2, 3))).isFalse();
    }

    @Test
    void aStreamSharesAStatementOnlyAsText() throws IOException {
        Row bytes = readAhead(new ByteArrayInputStream(new byte[10]));

        assertThat(rewrite(PLAIN).joins(bytes)).isTrue();

        preparedOnServer = true;
        assertThat(rewrite(PLAIN).joins(bytes)).isFalse();
    }

    @Test
    void aStreamThatFailedBelongsToItsOwnRow() throws IOException {
        InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("broken");
            }
        };

        assertThat(rewrite(PLAIN).joins(readAhead(broken))).isFalse();
    }

    private static Row readAhead(InputStream stream) throws IOException {
        Parameters parameters = new Parameters();
        parameters.set(1, Setter.INT, 1);
        parameters.set(2, Setter.BINARY_STREAM, stream);
        parameters.set(3, Setter.INT, 1);
        try (ReadAhead readAhead = new ReadAhead(1 << 20, true, false)) {
            return parameters.toRow().readAhead(readAhead);
        }
    }

    @Test
    void rowsAreBinaryWhereEachColumnTakesItsValueAlike() {
        InsertRewrite rewrite = rewrite(PLAIN);

        assertThat(rewrite.text(row(1, "a", 2))).isTrue();
        assertThat(rewrite.binary(row(1, "a", 2))).isTrue();
        assertThat(rewrite.binary(row(1, 2, 2))).isFalse();
        assertThat(rewrite.binary(row(null, null, null))).isTrue();
    }

    @Test
    void columnsAreMatchedInTheOrderOfTheInsert() {
        InsertRewrite rewrite = rewrite("INSERT INTO t (amount, created, name) VALUES (?, DEFAULT, ?)");

        assertThat(rewrite.binary(row(1, "a"))).isTrue();
        assertThat(rewrite.binary(row("a", 1))).isFalse();
    }

    @Test
    void withExpressionsNoParameterIsKnownToBeAColumns() {
        InsertRewrite rewrite = rewrite("INSERT INTO t (name, amount) VALUES (?, ? + 1)");

        assertThat(rewrite.parameters()).isEqualTo(2);
        assertThat(rewrite.binary(row("a", 1))).isFalse();
        assertThat(rewrite.text(row("a", 1))).isTrue();
    }

    @Test
    void aStatementThatIsPreparedOnTheServerStaysBinary() {
        preparedOnServer = true;
        InsertRewrite rewrite = rewrite(PLAIN);

        assertThat(rewrite.binary(row(1, 2, "3"))).isTrue();
        assertThat(rewrite.text(row(1, 2, "3"))).isFalse();
    }

    @Test
    void theTextHasATupleForEachRow() {
        assertThat(rewrite("INSERT INTO t (name) VALUES (?);").text(3))
                .isEqualTo("INSERT INTO t (name) VALUES (?),(?),(?)");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXACT", "ALL"})
    void aPlainInsertCountsEachRowOnce(BatchRewrite either) {
        mode = either;

        assertThat(rewrite(PLAIN).countsEachRowOnce()).isTrue();
    }

    @Test
    void aFewRowsArePlainFasterAlone() {
        assertThat(InsertRewrite.pays(1)).isFalse();
        assertThat(InsertRewrite.pays(100)).isTrue();
    }

    // What LAST_INSERT_ID() shows afterwards

    @Test
    void theLastRowWithAGeneratedKeyTravelsAlone() {
        assertThat(apart(null, null, null, 7, 8, 9)).containsExactly(2, 5);
        assertThat(apart(1, 2, 3, 4)).containsExactly(3);
        assertThat(apart(null, null, null)).containsExactly(2);
        assertThat(apart(null, null, 0, 5, 6, 7)).containsExactly(0, 1, 2, 5);
        assertThat(apart(null, null, "0", 5, 6, 7)).containsExactly(0, 1, 2, 5);
    }

    /** The rows of the batch that travel alone, by the values for the AUTO_INCREMENT column. */
    private List<Integer> apart(Object... keys) {
        return apart(PLAIN, Arrays.stream(keys).map(key -> row(key, "a", 1)).toList());
    }

    private List<Integer> apart(String sql, List<Row> rows) {
        FakeBatch sizes = FakeBatch.of(Collections.nCopies(rows.size(), FakeBatch.Fake.of(10)));
        try {
            Chunked plan = (Chunked) rewrite(sql)
                    .plan(
                            rows,
                            new SizesOfAnyRow(sizes),
                            new ChunkBudget(1_000, 1_000, 1_024),
                            row -> false,
                            number -> false);
            List<Integer> alone = new ArrayList<>();
            plan.chunks().stream().filter(chunk -> chunk.rows() == 1).forEach(chunk -> alone.add(chunk.first()));
            return alone;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Ten bytes for each. */
    private record SizesOfAnyRow(RowSizes frames) implements RowSizes {
        @Override
        public long own(Row row) {
            return 10;
        }

        @Override
        public long text(Row row, long exactAbove) {
            return 10;
        }

        @Override
        public long binary(Row row, long exactAbove) {
            return 10;
        }

        @Override
        public long textFrame(int rows) {
            return frames.textFrame(rows);
        }

        @Override
        public long binaryFrame(int rows) {
            return frames.binaryFrame(rows);
        }

        @Override
        public long prepareFrame(int rows) {
            return frames.prepareFrame(rows);
        }
    }
}
