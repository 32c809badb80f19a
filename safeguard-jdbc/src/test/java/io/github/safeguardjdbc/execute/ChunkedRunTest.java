package io.github.safeguardjdbc.execute;

import static java.sql.Statement.EXECUTE_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mysql.cj.conf.PropertyKey;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardEvent.BatchFallback;
import io.github.safeguardjdbc.SafeguardEvent.BatchRewritten;
import io.github.safeguardjdbc.SafeguardEvent.Protocol;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.plan.Chunk;
import io.github.safeguardjdbc.plan.Chunk.Form;
import io.github.safeguardjdbc.plan.InsertRewrite;
import io.github.safeguardjdbc.stub.StubDelegate;
import io.github.safeguardjdbc.stub.StubDriver;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seven rows: three together as text, three together prepared, the last one alone. */
class ChunkedRunTest {

    private static final List<Chunk> CHUNKS =
            List.of(new Chunk(0, 3, Form.TEXT, 100), new Chunk(3, 3, Form.BINARY, 80), new Chunk(6, 1, Form.ROW, 30));

    private final SQLException duplicate = new SQLException("Duplicate entry", "23000", 1062);
    private final List<SafeguardEvent> events = new ArrayList<>();
    private final StubDriver driver = new StubDriver();
    private final StubDelegate pool = new StubDelegate();
    private final StubDelegate text = new StubDelegate().answering("executeUpdate", 3);
    private final StubDelegate prepared = new StubDelegate().answering("executeUpdate", 3);
    private final StubDelegate application = new StubDelegate().answering("executeLargeUpdate", 1L);
    private final Cancellation cancellation = new Cancellation();
    private boolean continueOnError;

    @BeforeEach
    void prepare() {
        driver.below
                .answering("clientPrepareStatement", text.as(PreparedStatement.class))
                .answering("serverPrepareStatement", prepared.as(PreparedStatement.class));
    }

    private long[] run() throws SQLException {
        PhysicalConnection physical = driver.physical();
        EventPublisher publisher = new EventPublisher(Duration.ofDays(1), List.of(events::add));
        InsertRewrite insert = Inserts.rewrite(Inserts.SQL);
        PreparedStatement statement = application.as(PreparedStatement.class);
        BatchRequest request =
                new BatchRequest(Inserts.SQL, statement, pool.as(Connection.class), false, Inserts.rows(7));
        Deadline deadline = Deadline.of(statement);
        UpdateCounts counts = new UpdateCounts(7, continueOnError);
        RunReport report = new RunReport(publisher, "INSERT INTO t", 7);
        RowLoop rows = new RowLoop(
                new RowSender(
                        request,
                        deadline,
                        cancellation,
                        null,
                        new LargeRows(physical, SafeguardConfig.defaults(), publisher, request)),
                counts,
                report);
        ChunkSender sender = new ChunkSender(physical, request, insert, deadline, cancellation);
        new ChunkedRun(sender, rows, counts, null, new LastInsertId(), report).send(CHUNKS);
        report.finished();
        return counts.finish();
    }

    private BatchUpdateException failure() {
        return catchThrowableOfType(BatchUpdateException.class, this::run);
    }

    /** The keys of the rows that the application's own statement was executed with. */
    private List<Object> sentApart() {
        List<Object> keys = new ArrayList<>();
        Object bound = null;
        for (StubDelegate.Call call : application.calls) {
            if (call.method().getName().equals("setObject")
                    || call.method().getName().equals("setInt")) {
                bound = call.arguments().get(1);
            } else if (call.method().getName().equals("executeLargeUpdate")) {
                keys.add(bound);
            }
        }
        return keys;
    }

    @Test
    void chunksAreSentInTheirOrderEachInItsForm() throws SQLException {
        assertThat(run()).containsExactly(1, 1, 1, 1, 1, 1, 1);

        assertThat(driver.below.callsOf("clientPrepareStatement"))
                .containsExactly(List.of("INSERT INTO t (id, name) VALUES (?, ?),(?, ?),(?, ?)"));
        assertThat(text.callsOf("setInt")).containsExactly(List.of(1, 1), List.of(3, 2), List.of(5, 3));
        assertThat(text.callsOf("close")).hasSize(1);
        assertThat(prepared.callsOf("setInt")).containsExactly(List.of(1, 4), List.of(3, 5), List.of(5, 6));
        assertThat(prepared.callsOf("close")).as("kept for the next time").isEmpty();
        assertThat(sentApart()).containsExactly(7);
    }

    @Test
    void whatWasSentTogetherIsToldInOneEvent() throws SQLException {
        run();

        assertThat(events).containsExactly(new BatchRewritten("INSERT INTO t", 6, 2, 180, 100, Protocol.BINARY));
    }

    @Test
    void theRowsOfAChunkThatOneMadeFailAreSentOneByOne() throws SQLException {
        text.failing("executeUpdate", duplicate);

        assertThat(run()).containsExactly(1, 1, 1, 1, 1, 1, 1);

        assertThat(sentApart()).containsExactly(1, 2, 3, 7);
        assertThat(events).contains(new BatchFallback("INSERT INTO t", 3, "23000", 1062));
    }

    @Test
    void theBatchEndsAtTheRowThatFails() {
        text.failing("executeUpdate", duplicate);
        application.computing("executeLargeUpdate", none -> {
            if (application.callsOf("executeLargeUpdate").size() == 2) {
                throw duplicate;
            }
            return 1L;
        });

        BatchUpdateException failure = failure();

        assertThat(failure.getLargeUpdateCounts()).containsExactly(1);
        assertThat((Throwable) failure).hasCause(duplicate);
        assertThat(sentApart()).containsExactly(1, 2);
        assertThat(driver.below.callsOf("serverPrepareStatement")).isEmpty();
    }

    @Test
    void aBatchThatContinuesMarksTheRowThatFailedAlone() {
        continueOnError = true;
        prepared.failing("executeUpdate", duplicate);
        application.computing("executeLargeUpdate", none -> {
            if (application.callsOf("executeLargeUpdate").size() == 2) {
                throw duplicate;
            }
            return 1L;
        });

        assertThat(failure().getLargeUpdateCounts()).containsExactly(1, 1, 1, 1, EXECUTE_FAILED, 1, 1);
    }

    @Test
    void aPreparedStatementThatFailedIsNotUsedAgain() throws SQLException {
        prepared.failing("executeUpdate", duplicate);

        run();

        assertThat(prepared.callsOf("close")).hasSize(1);
    }

    @Test
    void afterADeadlockNothingIsSentAgain() {
        text.failing("executeUpdate", new SQLException("Deadlock found", "40001", 1213));

        assertThat(failure().getLargeUpdateCounts()).isEmpty();

        assertThat(sentApart()).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void afterALockTimeoutTheChunkIsNotSentAgainWhileABatchThatContinuesGoesOn() {
        continueOnError = true;
        text.failing("executeUpdate", new SQLException("Lock wait timeout exceeded", "41000", 1205));

        assertThat(failure().getLargeUpdateCounts())
                .containsExactly(EXECUTE_FAILED, EXECUTE_FAILED, EXECUTE_FAILED, 1, 1, 1, 1);

        assertThat(sentApart()).containsExactly(7);
    }

    @Test
    void thePoolIsToldOfALostConnectionAndNothingIsSentAgain() {
        SQLException lost = new SQLException("Communications link failure", "08S01");
        SQLException closed = new SQLException("No operations allowed after connection closed.", "08003");
        // The driver of the test has no link that could be given up.
        driver.properties.getBooleanProperty(PropertyKey.autoReconnect).setValue(true);
        text.failing("executeUpdate", lost);
        pool.failing("prepareStatement", closed);

        BatchUpdateException failure = failure();

        assertThat((Throwable) failure).hasCause(lost);
        assertThat(lost.getSuppressed()).containsExactly(closed);
        assertThat(sentApart()).isEmpty();
    }

    @Test
    void nothingIsSentOnceTheBatchIsCancelled() throws SQLException {
        cancellation.request();

        assertThat(failure().getLargeUpdateCounts()).isEmpty();

        assertThat(text.callsOf("executeUpdate")).isEmpty();
        assertThat(sentApart()).isEmpty();
    }

    @Test
    void theTimeoutOfTheStatementHoldsForAllAndIsGivenBack() throws SQLException {
        application.answering("getQueryTimeout", 60);

        run();

        assertThat(text.callsOf("setQueryTimeout")).containsExactly(List.of(60));
        assertThat(prepared.callsOf("setQueryTimeout")).hasSize(1);
        assertThat(application.callsOf("setQueryTimeout")).endsWith(List.of(60));
    }

    @Test
    void rowsThatWereNotCountedOnceEachAreOnlyKnownToHaveSucceeded() throws SQLException {
        text.answering("executeUpdate", 2);

        assertThat(run()).startsWith(-2, -2, -2, 1);
    }
}
