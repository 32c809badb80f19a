package io.github.safeguardjdbc.execute;

import static java.sql.Statement.EXECUTE_FAILED;
import static java.sql.Statement.SUCCESS_NO_INFO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import com.mysql.cj.jdbc.exceptions.MySQLTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateCountsTest {

    private final SQLException duplicate = new SQLException("Duplicate entry '7'", "23000", 1062);
    private final SQLException lost = new SQLException("Communications link failure", "08S01", 0);

    private final UpdateCounts ending = new UpdateCounts(6, false);
    private final UpdateCounts continuing = new UpdateCounts(6, true);

    /** What has undone the transaction or is asked to end the batch. */
    static Stream<SQLException> ends() {
        return Stream.of(
                new SQLException("Deadlock found", "40001", 1213),
                new SQLException("The total number of locks exceeds the lock table size", "HY000", 1206),
                new MySQLTimeoutException(),
                new MySQLStatementCancelledException());
    }

    @Test
    void areThoseOfTheRowsAndChunks() throws BatchUpdateException {
        ending.succeeded(0, 1);
        ending.succeeded(1, 3, SUCCESS_NO_INFO);
        ending.succeeded(4, 2);
        ending.succeeded(5, 5_000_000_000L);

        assertThat(ending.finish())
                .containsExactly(1, SUCCESS_NO_INFO, SUCCESS_NO_INFO, SUCCESS_NO_INFO, 2, 5_000_000_000L);
    }

    @Test
    void theFirstFailureEndsTheBatchWithTheCountsBeforeIt() {
        ending.succeeded(0, 2, 1);

        BatchUpdateException thrown = failing(() -> ending.failed(2, 1, duplicate));

        assertThat(thrown.getLargeUpdateCounts()).containsExactly(1, 1);
        assertThat((Throwable) thrown).hasMessage("Duplicate entry '7'").hasCause(duplicate);
        assertThat(thrown.getSQLState()).isEqualTo("23000");
        assertThat(thrown.getErrorCode()).isEqualTo(1062);
    }

    @Test
    void aBatchThatContinuesMarksWhatFailedAndThrowsAtItsEnd() throws BatchUpdateException {
        SQLException later = new SQLException("Data too long", "22001", 1406);
        continuing.succeeded(0, 1);
        continuing.failed(1, 1, duplicate);
        continuing.succeeded(2, 1);
        continuing.failed(3, 2, later);
        continuing.succeeded(5, 1);

        BatchUpdateException thrown = failing(continuing::finish);

        assertThat(thrown.getLargeUpdateCounts())
                .containsExactly(1, EXECUTE_FAILED, 1, EXECUTE_FAILED, EXECUTE_FAILED, 1);
        assertThat((Throwable) thrown).as("the driver throws the last one").hasCause(later);
    }

    @Test
    void aLostConnectionIsTheFailureWhateverFollows() throws BatchUpdateException {
        continuing.failed(0, 3, lost);
        continuing.failed(3, 3, new SQLException("No operations allowed after statement closed.", "S1009"));

        assertThat((Throwable) failing(continuing::finish)).hasCause(lost);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void someFailuresEndEvenABatchThatContinues(SQLException failure) throws BatchUpdateException {
        continuing.succeeded(0, 1);
        continuing.failed(1, 1, duplicate);

        BatchUpdateException thrown = failing(() -> continuing.failed(2, 4, failure));

        assertThat(thrown.getLargeUpdateCounts()).containsExactly(1, EXECUTE_FAILED);
        assertThat((Throwable) thrown).hasCause(failure);
    }

    @Test
    void aLockTimeoutDoesNotEndABatchThatContinues() throws BatchUpdateException {
        SQLException timeout = new SQLException("Lock wait timeout exceeded", "41000", 1205);
        continuing.failed(0, 1, timeout);
        continuing.succeeded(1, 5, 1);

        assertThat(failing(continuing::finish).getLargeUpdateCounts()).containsExactly(EXECUTE_FAILED, 1, 1, 1, 1, 1);
    }

    private static BatchUpdateException failing(ThrowingCallable call) {
        return catchThrowableOfType(BatchUpdateException.class, call);
    }
}
