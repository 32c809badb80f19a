package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.packet.Size;
import io.github.safeguardjdbc.plan.BatchPlan.Chunked;
import io.github.safeguardjdbc.plan.BatchPlan.Refused;
import io.github.safeguardjdbc.plan.Chunk.Form;
import io.github.safeguardjdbc.plan.FakeBatch.Fake;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for the plan of every batch, tried on random ones; {@code -Dsafeguard.plan.seed} gives others. */
class ChunkInvariantsTest {

    private static final int BATCHES = 20_000;

    private final Random random = new Random(Long.getLong("safeguard.plan.seed", 2026));

    @Test
    void everyPlanKeepsItsPromises() throws Exception {
        int chunked = 0;
        int refused = 0;
        int together = 0;
        for (int i = 0; i < BATCHES; i++) {
            long usable = 1 + random.nextLong(4_000);
            ChunkBudget budget = new ChunkBudget(usable, 1 + random.nextLong(5_000), 1024);
            FakeBatch batch = batch(usable);
            Set<Integer> wanted = new HashSet<>(List.of(random.nextInt(20), random.nextInt(100)));

            int apart = random.nextInt(-batch.fakes.size(), batch.fakes.size());

            BatchPlan plan = new ChunkPlanner(batch, batch, budget, Math.max(-1, apart), row -> false)
                    .plan(batch.rows(), wanted::contains);

            try {
                if (plan instanceof Chunked cut) {
                    chunked++;
                    together += cut.chunks().stream().anyMatch(chunk -> chunk.rows() > 1) ? 1 : 0;
                    new Promises(batch, budget, apart, wanted, cut.chunks()).hold();
                } else {
                    refused++;
                    assertNamesTheFirstThatFitsNowhere((Refused) plan, batch, usable);
                }
            } catch (AssertionError e) {
                throw new AssertionError("batch " + i + " of " + batch.fakes + " in " + budget, e);
            }
        }
        // Random batches that are all of one kind would prove nothing.
        assertThat(chunked).isGreaterThan(BATCHES / 4);
        assertThat(refused).isGreaterThan(BATCHES / 20);
        assertThat(together).isGreaterThan(BATCHES / 5);
    }

    private FakeBatch batch(long usable) {
        int parameters = random.nextInt(4) == 0 ? random.nextInt(40_000) : random.nextInt(4);
        int percentFat = random.nextInt(4);
        int percentOdd = random.nextInt(30);
        boolean preparedOnServer = random.nextInt(4) == 0;
        int typical = 1 + random.nextInt(200);
        int frame = random.nextInt(20);
        int size = 1 + random.nextInt(150);
        List<Fake> fakes = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            boolean fat = random.nextInt(100) < percentFat;
            long text = fat ? random.nextLong(usable + usable / 8 + 1) : random.nextInt(typical);
            long binary = fat ? random.nextLong(text + 1) : random.nextInt(typical);
            Fake fake = new Fake(
                    frame + 3 + (preparedOnServer ? binary : text),
                    text,
                    binary,
                    random.nextInt(50),
                    random.nextInt(100) >= percentOdd,
                    !preparedOnServer,
                    preparedOnServer || random.nextInt(100) >= percentOdd);
            fakes.add(random.nextInt(500) == 0 ? fake.unmeasurable() : fake);
        }
        return new FakeBatch(parameters, frame, random.nextInt(30), fakes);
    }

    private static void assertNamesTheFirstThatFitsNowhere(Refused refused, FakeBatch batch, long usable) {
        for (int i = 0; i < refused.row(); i++) {
            assertThat(fitsSomehow(batch, i, usable)).as("row %d fits", i).isTrue();
        }
        assertThat(fitsSomehow(batch, refused.row(), usable)).isFalse();
        assertThat(refused.payload()).isEqualTo(batch.fakes.get(refused.row()).own());
    }

    private static boolean fitsSomehow(FakeBatch batch, int row, long usable) {
        Fake fake = batch.fakes.get(row);
        return fake.own() <= usable
                || !Size.isKnown(fake.own())
                || (fake.asBinary()
                        && batch.binaryFrame(1) + fake.binary() <= usable
                        && batch.prepareFrame(1) <= usable);
    }

    /** The promises of one plan. */
    private record Promises(FakeBatch batch, ChunkBudget budget, int apart, Set<Integer> wanted, List<Chunk> chunks) {

        void hold() {
            int next = 0;
            for (Chunk chunk : chunks) {
                assertThat(chunk.first()).as("each row once, in order").isEqualTo(next);
                assertThat(chunk.rows()).isBetween(1, 1_024);
                assertThat((long) chunk.rows() * batch.parameters()).isLessThanOrEqualTo(65_535);
                assertThat(mayShare(chunk)).isTrue();
                assertFits(chunk);
                assertPreparedIfItPays(chunk);
                next = chunk.end();
                if (next < batch.fakes.size()) {
                    assertNotShortened(chunk);
                }
            }
            assertThat(next).isEqualTo(batch.fakes.size());
            assertThat(chunks.get(chunks.size() - 1).rows())
                    .as("rows in the last chunk")
                    .isOne();
        }

        private boolean mayShare(Chunk chunk) {
            return mayShare(chunk.first(), chunk.rows());
        }

        private boolean mayShare(int first, int rows) {
            boolean withRowApart = first <= apart && apart < first + rows;
            List<Fake> fakes = batch.fakes.subList(first, first + rows);
            return rows == 1 || (!withRowApart && fakes.stream().allMatch(Fake::joins));
        }

        private List<Fake> rows(Chunk chunk) {
            return batch.fakes.subList(chunk.first(), chunk.end());
        }

        private void assertFits(Chunk chunk) {
            List<Fake> rows = rows(chunk);
            if (chunk.form() == Form.ROW) {
                Fake row = rows.get(0);
                assertThat(chunk.rows()).isOne();
                assertThat(row.own() <= budget.usablePayload() || !Size.isKnown(row.own()))
                        .isTrue();
                return;
            }
            boolean text = chunk.form() == Form.TEXT;
            long payload = text
                    ? batch.textFrame(chunk.rows())
                            + rows.stream().mapToLong(Fake::text).sum()
                    : batch.binaryFrame(chunk.rows())
                            + rows.stream().mapToLong(Fake::binary).sum();
            assertThat(rows).allMatch(row -> text ? row.asText() : row.asBinary());
            assertThat(payload).isLessThanOrEqualTo(chunk.bytes());
            assertThat(chunk.bytes()).isLessThanOrEqualTo(budget.usablePayload());
            if (!text) {
                assertThat(batch.prepareFrame(chunk.rows())).isLessThanOrEqualTo(budget.usablePayload());
            }
        }

        private void assertPreparedIfItPays(Chunk chunk) {
            long same = chunks.stream()
                    .filter(other -> other.rows() == chunk.rows())
                    .count();
            boolean pays = same > 1 || wanted.contains(chunk.rows());
            if (chunk.form() == Form.TEXT && pays) {
                assertThat(binaryFits(chunk.first(), chunk.rows())).isFalse();
            }
        }

        /** A chunk ends where the next row does not fit, or at a round number not far below. */
        private void assertNotShortened(Chunk chunk) {
            int possible = chunk.rows();
            while (possibleRows(chunk.first(), possible + 1)) {
                possible++;
            }
            if (chunk.rows() < possible) {
                assertThat(chunk.rows()).isGreaterThanOrEqualTo(16);
                assertThat(3 * chunk.rows()).isGreaterThanOrEqualTo(2 * possible);
                assertThat(ChunkBudget.isRound(chunk.rows())).isTrue();
            }
        }

        private boolean possibleRows(int first, int rows) {
            int end = first + rows;
            if (end >= batch.fakes.size() || rows > budget.maxRows(batch.parameters())) {
                return false;
            }
            List<Fake> fakes = batch.fakes.subList(first, end);
            long weight = fakes.stream()
                    .mapToLong(fake -> Math.min(Math.min(text(fake), binary(fake)), budget.fatRow()))
                    .sum();
            return mayShare(first, rows)
                    && weight <= budget.chunkSize()
                    && (textFits(first, rows) || binaryFits(first, rows));
        }

        private boolean textFits(int first, int rows) {
            List<Fake> fakes = batch.fakes.subList(first, first + rows);
            long literals = fakes.stream().mapToLong(this::text).reduce(0, Size::sum);
            return batch.textFrame(rows) + literals <= budget.usablePayload();
        }

        private boolean binaryFits(int first, int rows) {
            List<Fake> fakes = batch.fakes.subList(first, first + rows);
            long values = fakes.stream().mapToLong(this::binary).reduce(0, Size::sum);
            return batch.binaryFrame(rows) + values <= budget.usablePayload()
                    && batch.prepareFrame(rows) <= budget.usablePayload();
        }

        private long text(Fake fake) {
            return fake.asText() ? FakeBatch.measured(fake.text(), fake.slack(), budget.fatRow()) : Size.UNKNOWN;
        }

        private long binary(Fake fake) {
            return fake.asBinary() ? FakeBatch.measured(fake.binary(), fake.slack(), budget.fatRow()) : Size.UNKNOWN;
        }
    }
}
