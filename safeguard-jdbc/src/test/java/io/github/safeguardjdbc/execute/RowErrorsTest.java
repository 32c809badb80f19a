package io.github.safeguardjdbc.execute;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.CommunicationsException;
import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import com.mysql.cj.jdbc.exceptions.MySQLTimeoutException;
import com.mysql.cj.jdbc.exceptions.MysqlDataTruncation;
import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "23000, 1062, duplicate key",
        "23000, 1048, NOT NULL",
        "HY000, 1364, no default value",
        "HY000, 1366, incorrect value",
        "22001, 1406, too long",
        "22003, 1264, out of range",
        "22007, 1292, incorrect datetime",
        "23000, 1452, foreign key",
        "HY000, 3819, check constraint",
        "45000, 1644, SIGNAL in a trigger",
        "HY000, 1390, too many placeholders",
        "HY000, 1243, unknown prepared statement",
    })
    void aChunkWithABadRowLeftNothingBehind(String state, int code, String what) {
        assertThat(RowErrors.leftNothingBehind(new SQLException(what, state, code)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "40001, 1213, deadlock",
        "41000, 1205, lock wait timeout",
        "HY000, 1206, lock table full",
        "70100, 1317, interrupted",
        "HY000, 3024, query timeout",
        "HY000, 3572, NOWAIT",
        "08S01, 1053, shutdown",
        "08S01, 1153, packet too large",
        "HY000, 3169, session killed",
        "HY000, 4031, idle for too long",
        "08S01, 1062, a row error that came with the end of the connection",
        "XA100, 1402, XA rolled back",
    })
    void afterOtherFailuresNothingIsSentAgain(String state, int code, String what) {
        assertThat(RowErrors.leftNothingBehind(new SQLException(what, state, code)))
                .isFalse();
    }

    @Test
    void whatTheServerHasNotAnsweredIsNotSentAgain() {
        assertThat(RowErrors.leftNothingBehind(new SQLException("closed", "S1009", 0)))
                .isFalse();
        assertThat(RowErrors.leftNothingBehind(new SQLException("somehow"))).isFalse();
        assertThat(RowErrors.leftNothingBehind(new CommunicationsException("lost", null)))
                .isFalse();
    }

    @Test
    void aCancelledStatementIsNotSentAgain() {
        assertThat(RowErrors.leftNothingBehind(new MySQLTimeoutException())).isFalse();
        assertThat(RowErrors.leftNothingBehind(new MySQLTimeoutException("late", "70100", 1317)))
                .isFalse();
        assertThat(RowErrors.leftNothingBehind(new MySQLStatementCancelledException()))
                .isFalse();
    }

    @Test
    void whatTheDriverRefusedForItsSizeWasNotSent() {
        assertThat(RowErrors.leftNothingBehind(new PacketTooBigException(2, 1))).isTrue();
    }

    @Test
    void aTruncationIsJudgedByTheServersCode() {
        assertThat(RowErrors.leftNothingBehind(new MysqlDataTruncation("too long", 1, true, false, 10, 5, 1406)))
                .isTrue();
    }

    @Test
    void aLinkFailureIsKnownByItsState() {
        assertThat(RowErrors.isLinkFailure(new SQLException("lost", "08S01"))).isTrue();
        assertThat(RowErrors.isLinkFailure(new SQLException("closed", "08003"))).isTrue();
        assertThat(RowErrors.isLinkFailure(new CommunicationsException("lost", null)))
                .isTrue();
        assertThat(RowErrors.isLinkFailure(new SQLException("duplicate", "23000", 1062)))
                .isFalse();
        assertThat(RowErrors.isLinkFailure(new SQLException("somehow"))).isFalse();
    }
}
