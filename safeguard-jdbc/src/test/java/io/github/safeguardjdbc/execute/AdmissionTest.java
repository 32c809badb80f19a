package io.github.safeguardjdbc.execute;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.safeguardjdbc.Mode;
import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardEvent.Advised;
import io.github.safeguardjdbc.SafeguardEvent.Refused;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.stub.StubDelegate;
import io.github.safeguardjdbc.stub.StubDriver;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Setter;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private static final int LIMIT = 4_096;

    /** The command byte; the stub of the session has no query attributes. */
    private static final int FRAME = 1;

    private final StubDriver driver = new StubDriver(LIMIT);
    private final List<SafeguardEvent> events = new ArrayList<>();
    private final Parameters parameters = new Parameters();
    private final PreparedStatement statement = new StubDelegate().as(PreparedStatement.class);
    private Admission admission;

    @BeforeEach
    void create() throws SQLException {
        admission = admission(SafeguardConfig.defaults());
    }

    private Admission admission(SafeguardConfig config) throws SQLException {
        return new Admission(
                driver.physical(), config, new EventPublisher(Duration.ofSeconds(1), List.of(events::add)));
    }

    /** A text of so many bytes, with characters of one byte and of more. */
    private static String update(int bytes) {
        String start = "UPDATE t SET a = 'ü€😀";
        return start + "x".repeat(bytes - start.length() - 1 - 2 - 2 - 1) + "'";
    }

    @Test
    void theTextsOfTheseTestsAreAsLongAsTheySay() {
        assertThat(update(100).getBytes(UTF_8)).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, LIMIT - FRAME - 2, LIMIT - FRAME - 1})
    void whatFitsPasses(int bytes) throws SQLException {
        assertThat(admission.oversize(update(bytes))).isEqualTo(Admission.FITS);
        assertThat(events).isEmpty();
    }

    @Test
    void whatDoesNotFitIsKnownByItsExactSize() throws SQLException {
        assertThat(admission.oversize(update(LIMIT - FRAME))).isEqualTo(LIMIT);
        assertThat(events).isEmpty();
    }

    @Test
    void advisingLetsEverythingPassAndSaysWhatWouldHaveBeenDone() throws SQLException {
        Admission advising =
                admission(SafeguardConfig.builder().mode(Mode.ADVISE).build());

        assertThat(advising.oversize(update(LIMIT - FRAME))).isEqualTo(Admission.FITS);
        assertThat(events)
                .containsExactly(
                        new Advised("UPDATE", LIMIT, LIMIT - 1, "have the server put it together from pieces"));
    }

    @Test
    void aStatementCommentCounts() throws SQLException {
        driver.below.answering("getStatementComment", "app");

        assertThat(admission.oversize(update(LIMIT - FRAME - 1))).isEqualTo(LIMIT - 1 + "/* app */ ".length());
    }

    @Test
    void theTextCountsAsTheDriverTranslatesIt() throws SQLException {
        driver.below.answering("nativeSQL", "SELECT NOW()");

        assertThat(admission.oversize("SELECT {fn NOW()}" + " ".repeat(LIMIT))).isEqualTo(Admission.FITS);
    }

    @Test
    void anEntryOfABatchIsNamed() {
        PacketLimitException refusal =
                catchThrowableOfType(PacketLimitException.class, () -> admission.check(update(9_000), 2, 5));

        assertThat(refusal.rowIndex()).isEqualTo(2);
        assertThat((Throwable) refusal).hasMessageContaining("row 3 of 5");
    }

    @Test
    void parametersCountAsTheirLiterals() {
        String sql = "INSERT INTO t VALUES (?)";
        parameters.set(1, Setter.STRING, "'".repeat(2_000));
        int size = FRAME + sql.length() - 1 + 2 + 2 * 2_000;
        assertThatCode(() -> admission.check(sql, parameters, statement)).doesNotThrowAnyException();

        parameters.set(1, Setter.STRING, "'".repeat(2_000) + "x".repeat(LIMIT - size));
        PacketLimitException refusal =
                catchThrowableOfType(PacketLimitException.class, () -> admission.check(sql, parameters, statement));

        assertThat(refusal.payloadBytes()).isEqualTo(LIMIT);
        assertThat(events).containsExactly(new Refused("INSERT", LIMIT, LIMIT - 1));
    }

    @Test
    void whatCannotBeMeasuredWithoutReadingItPasses() {
        parameters.set(1, Setter.BINARY_STREAM, InputStream.nullInputStream());

        assertThatCode(() -> admission.check("INSERT INTO t VALUES (?)", parameters, statement))
                .doesNotThrowAnyException();
    }

    // Batches of texts

    @Test
    void aBatchOfTextsIsJudgedAsAWholeBeforeItIsSent() throws SQLException {
        TextBatch batch = new TextBatch();
        batch.add("UPDATE t SET a = 1", admission);
        batch.add(update(LIMIT - FRAME - 1), admission);
        batch.add(update(LIMIT), admission);
        batch.add(update(9_000), admission);

        PacketLimitException refusal = catchThrowableOfType(PacketLimitException.class, () -> batch.check(admission));

        assertThat(refusal.rowIndex()).isEqualTo(2);
        assertThat((Throwable) refusal).hasMessageContaining("row 3 of 4");
        assertThat(events).hasSize(1);
    }

    @Test
    void aBatchOfTextsThatFitsPasses() throws SQLException {
        TextBatch batch = new TextBatch();
        batch.add("UPDATE t SET a = 1", admission);
        batch.add(update(LIMIT - FRAME - 1), admission);

        assertThatCode(() -> batch.check(admission)).doesNotThrowAnyException();
    }

    @Test
    void aBatchOfTextsRemembersWhetherOneMayChangeTheSession() throws SQLException {
        TextBatch batch = new TextBatch();
        batch.add("INSERT INTO t VALUES (1)", admission);
        assertThat(batch.mayChangeSession()).isFalse();

        batch.add("SET sql_mode = ''", admission);
        batch.add("INSERT INTO t VALUES (1)", admission);

        assertThat(batch.mayChangeSession()).isTrue();
    }
}
