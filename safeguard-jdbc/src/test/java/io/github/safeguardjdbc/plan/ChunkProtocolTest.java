package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.plan.Chunk.Form;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Row;
import io.github.safeguardjdbc.value.Setter;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ChunkProtocolTest {
    private static final int BYTES_OF_A_ROW = 100;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ROW")
    void keepsRowsInTheOnlyProtocolThatTheyMayTravelIn(Form only) throws SQLException {
        List<Chunk> chunks = plan(only, new ChunkBudget(1 << 20, 1 << 20, 1024), 1_000);

        assertThat(chunks).filteredOn(chunk -> chunk.rows() > 1).hasSize(1).allSatisfy(chunk -> {
            assertThat(chunk.form()).isEqualTo(only);
            assertThat(chunk.bytes()).isEqualTo((long) BYTES_OF_A_ROW * chunk.rows());
        });
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ROW")
    void fillsNoPacketBeyondTheLimitInTheOnlyProtocol(Form only) throws SQLException {
        for (long limit = 2 * BYTES_OF_A_ROW; limit <= 4_000; limit += BYTES_OF_A_ROW) {
            List<Chunk> chunks = plan(only, new ChunkBudget(limit, 1 << 20, 1024), 1_000);

            long most = limit;
            assertThat(chunks).allSatisfy(chunk -> {
                assertThat(chunk.bytes()).isBetween(1L, most);
                assertThat(chunk.rows()).isLessThanOrEqualTo((int) (most / BYTES_OF_A_ROW));
            });
        }
    }

    private static List<Chunk> plan(Form only, ChunkBudget budget, int rows) throws SQLException {
        Parameters parameters = new Parameters();
        parameters.set(1, Setter.INT, 1);
        List<Row> batch = Collections.nCopies(rows, parameters.toRow());
        BatchPlan plan =
                new ChunkPlanner(new Rules(only), new Sizes(), budget, -1, row -> false).plan(batch, count -> false);
        assertThat(plan).isInstanceOf(BatchPlan.Chunked.class);
        return ((BatchPlan.Chunked) plan).chunks();
    }

    private record Rules(Form only) implements RowRules {
        @Override
        public boolean together(Row first, Row other) {
            return true;
        }

        @Override
        public boolean joins(Row row) {
            return true;
        }

        @Override
        public boolean text(Row row) {
            return only == Form.TEXT;
        }

        @Override
        public boolean binary(Row row) {
            return only == Form.BINARY;
        }

        @Override
        public int parameters() {
            return 1;
        }
    }

    private record Sizes() implements RowSizes {
        @Override
        public long own(Row row) {
            return BYTES_OF_A_ROW;
        }

        @Override
        public long text(Row row, long exactAbove) {
            return BYTES_OF_A_ROW;
        }

        @Override
        public long binary(Row row, long exactAbove) {
            return BYTES_OF_A_ROW;
        }

        @Override
        public long textFrame(int rows) {
            return 0;
        }

        @Override
        public long binaryFrame(int rows) {
            return 0;
        }

        @Override
        public long prepareFrame(int rows) {
            return 0;
        }
    }
}
