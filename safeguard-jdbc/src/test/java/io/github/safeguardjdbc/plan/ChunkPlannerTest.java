package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.safeguardjdbc.plan.BatchPlan.Chunked;
import io.github.safeguardjdbc.plan.BatchPlan.Refused;
import io.github.safeguardjdbc.plan.Chunk.Form;
import io.github.safeguardjdbc.plan.FakeBatch.Fake;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkPlannerTest {

    private static final ChunkBudget MEBIBYTE = new ChunkBudget((1 << 20) - 1, 256 << 10, 1024);

    private static boolean never(int rows) {
        return false;
    }

    private static BatchPlan plan(FakeBatch batch, ChunkBudget budget, IntPredicate worthPreparing) {
        try {
            return new ChunkPlanner(batch, batch, budget, -1, row -> false).plan(batch.rows(), worthPreparing);
        } catch (SQLException e) {
            throw new AssertionError("a fake measures without fail", e);
        }
    }

    private static List<Chunk> chunks(List<Fake> rows, ChunkBudget budget) {
        return ((Chunked) plan(FakeBatch.of(rows), budget, ChunkPlannerTest::never)).chunks();
    }

    private static List<Fake> thin(int rows) {
        return new ArrayList<>(Collections.nCopies(rows, Fake.of(100)));
    }

    @Test
    void theLastRowTravelsAloneThroughTheApplicationsStatement() {
        assertThat(chunks(thin(5), MEBIBYTE))
                .containsExactly(new Chunk(0, 4, Form.TEXT, 10 + 4 * 3 + 4 * 100), new Chunk(4, 1, Form.ROW, 100));
    }

    @Test
    void oneRowIsItsOwnStatement() {
        assertThat(chunks(thin(1), MEBIBYTE)).containsExactly(new Chunk(0, 1, Form.ROW, 100));
    }

    @Test
    void aFatRowDoesNotShortenTheChunksOfThinOnes() {
        List<Fake> rows = thin(10_000);
        int without = chunks(rows, MEBIBYTE).size();
        rows.set(5_000, Fake.of(900_000));

        List<Chunk> chunks = chunks(rows, MEBIBYTE);

        assertThat(chunks).hasSizeBetween(without, without + 3);
        assertThat(chunks)
                .filteredOn(chunk -> chunk.first() <= 5_000 && chunk.end() > 5_000)
                .singleElement()
                .satisfies(chunk -> assertThat(chunk.rows()).isGreaterThan(100));
    }

    @Test
    void aFatRowThatFitsNoChunkStartsOneOfItsOwn() {
        List<Fake> rows = thin(100);
        rows.set(50, Fake.of(1_048_000));

        List<Chunk> chunks = chunks(rows, MEBIBYTE);

        assertThat(chunks.get(0).end()).isEqualTo(50);
        assertThat(chunks.get(1).first()).isEqualTo(50);
        assertThat(chunks.get(1).bytes()).isLessThanOrEqualTo(MEBIBYTE.usablePayload());
    }

    @Test
    void rowsOfHalfAPacketAndMoreEachTravelAlone() {
        List<Fake> rows = Collections.nCopies(4, Fake.of(600_000));

        assertThat(chunks(rows, MEBIBYTE))
                .hasSize(4)
                .allSatisfy(chunk -> assertThat(chunk.form()).isEqualTo(Form.ROW));
    }

    @Test
    void aChunkIsFullAtItsSizeEvenThoughThePacketIsNot() {
        ChunkBudget budget = new ChunkBudget(1 << 30, 10_000, 1024);

        assertThat(chunks(thin(1_000), budget))
                .allSatisfy(chunk -> assertThat(chunk.rows() * 100).isLessThanOrEqualTo(10_000));
    }

    @Test
    void aChunkHasNoMoreRowsThanAreWorthIt() {
        List<Chunk> chunks = chunks(Collections.nCopies(5_000, Fake.of(1)), new ChunkBudget(1 << 30, 1 << 30, 1024));

        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.rows()).isLessThanOrEqualTo(1_024));
        assertThat(chunks.get(0).rows()).isEqualTo(1_024);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 65, 1_000, 32_767, 32_768, 65_535})
    void aChunkHasNoMoreParametersThanTheProtocolCounts(int parameters) {
        FakeBatch batch = new FakeBatch(parameters, 10, 3, Collections.nCopies(3_000, Fake.of(1)));

        List<Chunk> chunks =
                ((Chunked) plan(batch, new ChunkBudget(1 << 30, 1 << 30, 1024), ChunkPlannerTest::never)).chunks();

        assertThat(chunks)
                .allSatisfy(chunk -> assertThat(chunk.rows() * parameters).isLessThanOrEqualTo(65_535));
        assertThat(chunks.get(0).rows())
                .isEqualTo(parameters == 0 ? 1_024 : Math.max(1, Math.min(1_024, 65_535 / parameters)));
    }

    @Test
    void theFirstRowThatFitsNowhereIsNamedWithItsSize() {
        List<Fake> rows = thin(100);
        rows.set(40, Fake.of(1 << 20).textOnly());
        rows.set(60, Fake.of(3 << 20));

        assertThat(plan(FakeBatch.of(rows), MEBIBYTE, ChunkPlannerTest::never)).isEqualTo(new Refused(40, 1 << 20));
    }

    @Test
    void aLastRowThatFitsNowhereIsNamedToo() {
        List<Fake> rows = thin(100);
        rows.set(99, Fake.of(1 << 20));

        assertThat(plan(FakeBatch.of(rows), MEBIBYTE, ChunkPlannerTest::never)).isEqualTo(new Refused(99, 1 << 20));
    }

    @Test
    void aRowThatFitsInBinaryOnlyIsSentSo() {
        List<Fake> rows = thin(3);
        rows.set(1, new Fake(2 << 20, 2 << 20, 1_000_000, 0, true, true, true));
        rows.set(2, new Fake(2 << 20, 2 << 20, 1_000_000, 0, true, true, true));

        assertThat(chunks(rows, MEBIBYTE))
                .last()
                .satisfies(chunk -> assertThat(chunk).isEqualTo(new Chunk(2, 1, Form.BINARY, 10 + 1 + 1_000_000)));
    }

    @Test
    void aLastRowThatFitsInBinaryOnlyIsSentByItselfWhereItCanBe() throws SQLException {
        List<Fake> rows = thin(3);
        rows.set(2, new Fake(2 << 20, 2 << 20, 1_000_000, 0, true, true, true));
        FakeBatch batch = FakeBatch.of(rows);

        BatchPlan plan = new ChunkPlanner(batch, batch, MEBIBYTE, -1, row -> row == 2)
                .plan(batch.rows(), ChunkPlannerTest::never);

        assertThat(((Chunked) plan).chunks())
                .last()
                .as("its update count is then known")
                .satisfies(chunk -> assertThat(chunk.form()).isEqualTo(Form.ROW));
    }

    @Test
    void aRowThatCannotBeMeasuredIsLeftToTheDriverToJudge() {
        List<Fake> rows = thin(10);
        rows.set(4, Fake.of(0).unmeasurable());
        rows.set(9, Fake.of(0).unmeasurable());

        List<Chunk> chunks = chunks(rows, MEBIBYTE);

        assertThat(chunks)
                .filteredOn(chunk -> chunk.first() == 4 || chunk.first() == 9)
                .hasSize(2)
                .allSatisfy(chunk -> {
                    assertThat(chunk.rows()).isOne();
                    assertThat(chunk.form()).isEqualTo(Form.ROW);
                });
    }

    @Test
    void oneMoreRowMayHaveToTravelAlone() throws SQLException {
        FakeBatch batch = FakeBatch.of(thin(20));

        BatchPlan plan =
                new ChunkPlanner(batch, batch, MEBIBYTE, 12, row -> false).plan(batch.rows(), ChunkPlannerTest::never);

        assertThat(((Chunked) plan).chunks()).extracting(Chunk::first).containsExactly(0, 12, 13, 19);
    }

    @Test
    void aRowThatMayNotJoinTravelsAlone() {
        List<Fake> rows = thin(20);
        rows.set(7, Fake.of(100).apart());

        List<Chunk> chunks = chunks(rows, MEBIBYTE);

        assertThat(chunks).extracting(Chunk::first).containsExactly(0, 7, 8, 19);
        assertThat(chunks.get(1)).isEqualTo(new Chunk(7, 1, Form.ROW, 100));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 6, 7, 8, 9, 10, 500, 1_000, 2_000})
    void rowsOfAStatementThatIsPreparedOnTheServerAreNeverSentAsText(int number) {
        List<Fake> rows = Collections.nCopies(number, Fake.of(100).binaryOnly());

        assertThat(chunks(rows, MEBIBYTE)).allSatisfy(chunk -> {
            assertThat(chunk.form()).isNotEqualTo(Form.TEXT);
            assertThat(chunk.bytes()).isBetween(1L, MEBIBYTE.usablePayload());
        });
    }

    @Test
    void aPreparedStatementsTextMustFitAPacketToo() {
        FakeBatch batch =
                new FakeBatch(1, 10, 100, Collections.nCopies(100, Fake.of(1).binaryOnly()));

        List<Chunk> chunks =
                ((Chunked) plan(batch, new ChunkBudget(1_023, 1_023, 1024), ChunkPlannerTest::never)).chunks();

        assertThat(chunks)
                .allSatisfy(
                        chunk -> assertThat(batch.prepareFrame(chunk.rows())).isLessThanOrEqualTo(1_023));
        assertThat(chunks.get(0).rows()).isEqualTo(10);
    }

    @Test
    void aNumberOfRowsThatComesAgainIsPrepared() {
        assertThat(chunks(thin(3 * 1_024), MEBIBYTE))
                .extracting(Chunk::rows, Chunk::form)
                .startsWith(tuple(1_024, Form.BINARY), tuple(1_024, Form.BINARY))
                .endsWith(tuple(1, Form.ROW));
    }

    @Test
    void aNumberOfRowsThatComesOnceIsPreparedOnlyIfItWasWantedBefore() {
        FakeBatch batch = FakeBatch.of(thin(501));

        assertThat(plan(batch, MEBIBYTE, ChunkPlannerTest::never))
                .isInstanceOfSatisfying(
                        Chunked.class,
                        plan -> assertThat(plan.chunks().get(0).form()).isEqualTo(Form.TEXT));
        assertThat(plan(batch, MEBIBYTE, rows -> rows == 500))
                .isInstanceOfSatisfying(
                        Chunked.class,
                        plan -> assertThat(plan.chunks().get(0).form()).isEqualTo(Form.BINARY));
    }

    @Test
    void fullChunksOfRowsOfSeveralSizesHaveFewDifferentNumbersOfRows() {
        List<Fake> rows = IntStream.range(0, 50_000)
                .mapToObj(i -> Fake.of(300 + i * 7919L % 400))
                .toList();

        Stream<Integer> numbers =
                chunks(rows, MEBIBYTE).stream().map(Chunk::rows).distinct();

        assertThat(numbers).hasSizeLessThanOrEqualTo(6);
    }
}
