package io.github.safeguardjdbc.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mysql.cj.PreparedQuery;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.JdbcStatement;
import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import io.github.safeguardjdbc.BatchRewrite;
import io.github.safeguardjdbc.OversizeValues;
import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardEvent.Refused;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.stub.StubDelegate;
import io.github.safeguardjdbc.stub.StubDriver;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Row;
import io.github.safeguardjdbc.value.Setter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches whose rows keep statements of their own. */
class BatchRunTest {

    private final StubDriver driver = new StubDriver(4_096);
    private final StubDelegate application = new StubDelegate()
            .answering("executeLargeBatch", new long[] {1, 1, 1})
            .answering("executeLargeUpdate", 1L);
    private final PreparedQuery query =
            new StubDelegate().answering("getParameterCount", 1).as(PreparedQuery.class);
    private final List<SafeguardEvent> events = new ArrayList<>();

    private BatchRun run() throws SQLException {
        return new BatchRun(
                driver.physical(),
                SafeguardConfig.builder()
                        .batchRewrite(BatchRewrite.OFF)
                        .oversizeValues(OversizeValues.REFUSE)
                        .build(),
                new EventPublisher(Duration.ofDays(1), List.of(events::add)));
    }

    private BatchRequest request(List<Row> rows) {
        return new BatchRequest(
                Inserts.SQL,
                application.as(PreparedStatement.class),
                new StubDelegate().as(Connection.class),
                false,
                rows);
    }

    private static Row row(Setter setter, Object value) {
        Parameters parameters = new Parameters();
        parameters.set(1, Setter.INT, 1);
        parameters.set(2, setter, value);
        return parameters.toRow();
    }

    @BeforeEach
    void letTheStatementBeUnwrapped() {
        application.answering(
                "unwrap", new StubDelegate().answering("getQuery", query).as(JdbcStatement.class));
    }

    @Test
    void whatFitsIsLeftToTheDriver() throws SQLException {
        assertThat(run().execute(request(Inserts.rows(3)))).containsExactly(1, 1, 1);

        assertThat(application.callsOf("setInt")).containsExactly(List.of(1, 1), List.of(1, 2), List.of(1, 3));
        assertThat(application.callsOf("addBatch")).hasSize(3);
        assertThat(application.callsOf("executeLargeBatch")).hasSize(1);
        assertThat(events).isEmpty();
    }

    @Test
    void aRowThatFitsNowhereIsRefusedBeforeAnythingIsSent() {
        List<Row> rows =
                List.of(Inserts.row(1), row(Setter.STRING, "x".repeat(5_000)), row(Setter.STRING, "x".repeat(9_000)));

        PacketLimitException refusal =
                catchThrowableOfType(PacketLimitException.class, () -> run().execute(request(rows)));

        assertThat(refusal.rowIndex()).isEqualTo(1);
        assertThat((Throwable) refusal)
                .hasMessageStartingWith("INSERT INTO t of 5,0")
                .hasMessageContaining("row 2 of 3");
        assertThat(events).containsExactly(new Refused("INSERT INTO t", refusal.payloadBytes(), 4_095));
        assertThat(application.calls)
                .extracting(call -> call.method().getName())
                .doesNotContain("addBatch", "executeLargeBatch", "executeLargeUpdate");
    }

    @Test
    void whatTheDriverWouldRewriteWrongIsExecutedRowByRow() throws SQLException {
        driver.properties
                .getBooleanProperty(PropertyKey.rewriteBatchedStatements)
                .setValue(true);

        assertThat(run().execute(request(List.of(Inserts.row(1), row(Setter.BYTES, new byte[5])))))
                .containsExactly(1, 1);

        assertThat(application.callsOf("executeLargeUpdate")).hasSize(2);
        assertThat(application.callsOf("executeLargeBatch")).isEmpty();
    }

    @Test
    void streamsAreReadAheadAndGivenToTheDriverFresh() throws Exception {
        InputStream stream = new ByteArrayInputStream(new byte[] {1, 2, 3});
        List<byte[]> bound = new ArrayList<>();
        application.computing("setBinaryStream", arguments -> {
            try {
                bound.add(((InputStream) arguments.get(1)).readAllBytes());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return null;
        });

        run().execute(request(List.of(Inserts.row(1), row(Setter.BINARY_STREAM, stream))));

        assertThat(bound).containsExactly(new byte[] {1, 2, 3});
        assertThat(application.callsOf("setBinaryStream").get(0).get(1)).isNotSameAs(stream);
    }

    @Test
    void aStreamThatIsTooLargeIsRefusedLikeAnyOtherValue() {
        List<Row> rows = List.of(Inserts.row(1), row(Setter.BINARY_STREAM, new ByteArrayInputStream(new byte[5_000])));

        PacketLimitException refusal =
                catchThrowableOfType(PacketLimitException.class, () -> run().execute(request(rows)));

        assertThat(refusal.rowIndex()).isEqualTo(1);
        assertThat(refusal.payloadBytes()).isGreaterThan(10_000);
    }

    @Test
    void aBatchThatWasCancelledBeforeIsNotSent() throws SQLException {
        BatchRun run = run();
        run.cancellation().request();

        assertThatThrownBy(() -> run.execute(request(Inserts.rows(3))))
                .isInstanceOf(MySQLStatementCancelledException.class);
        assertThat(application.callsOf("executeLargeBatch")).isEmpty();
    }
}
