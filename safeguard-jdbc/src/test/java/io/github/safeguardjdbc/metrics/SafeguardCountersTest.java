package io.github.safeguardjdbc.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardEvent.Advised;
import io.github.safeguardjdbc.SafeguardEvent.BatchFallback;
import io.github.safeguardjdbc.SafeguardEvent.BatchRewritten;
import io.github.safeguardjdbc.SafeguardEvent.ConnectionReplaced;
import io.github.safeguardjdbc.SafeguardEvent.Declined;
import io.github.safeguardjdbc.SafeguardEvent.InsertSplit;
import io.github.safeguardjdbc.SafeguardEvent.Pinged;
import io.github.safeguardjdbc.SafeguardEvent.Progress;
import io.github.safeguardjdbc.SafeguardEvent.Protocol;
import io.github.safeguardjdbc.SafeguardEvent.Refused;
import io.github.safeguardjdbc.SafeguardEvent.Retried;
import io.github.safeguardjdbc.SafeguardEvent.RetryDeclined;
import io.github.safeguardjdbc.SafeguardEvent.StatementAssembled;
import io.github.safeguardjdbc.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeguardCountersTest {
    private final SafeguardCounters counters = new SafeguardCounters();

    @Test
    void addsUpRewrittenBatches() {
        counters.onEvent(new BatchRewritten("INSERT INTO t", 1_000, 2, 80_000, 50_000, Protocol.BINARY));
        counters.onEvent(new BatchRewritten("INSERT INTO u", 10, 1, 700, 700, Protocol.TEXT));

        assertThat(counters.getBatchesRewritten()).isEqualTo(2);
        assertThat(counters.getRowsRewritten()).isEqualTo(1_010);
        assertThat(counters.getStatementsSent()).isEqualTo(3);
        assertThat(counters.getBytes()).isEqualTo(80_700);
        assertThat(counters.getLargestPayload()).isEqualTo(50_000);
        assertThat(counters.getRowFallbacks()).isZero();
        assertThat(counters.getRefused()).isZero();
    }

    @Test
    void countsFallbacksAndRefusalsAndRemembersTheLargestRefused() {
        counters.onEvent(new BatchFallback("INSERT INTO t", 512, "23000", 1062));
        counters.onEvent(new Refused("INSERT INTO t", 5_000_000, 4_194_303));
        counters.onEvent(new Refused("INSERT INTO t", 4_500_000, 4_194_303));

        assertThat(counters.getRowFallbacks()).isEqualTo(1);
        assertThat(counters.getRefused()).isEqualTo(2);
        assertThat(counters.getLargestPayload()).isEqualTo(5_000_000);
        assertThat(counters.getBytes()).isZero();
    }

    @Test
    void countsWhatWasDoneForStatementsThatFitNoPacket() {
        counters.onEvent(new StatementAssembled("SELECT", 7_000_000, 4_194_303));
        counters.onEvent(new InsertSplit("INSERT INTO t", 1_000, 4, 6_000_000, 4_194_303, "no reason"));
        counters.onEvent(new Advised("UPDATE", 8_000_000, 4_194_303, "refuse it"));

        assertThat(counters.getStatementsAssembled()).isEqualTo(1);
        assertThat(counters.getInsertsSplit()).isEqualTo(1);
        assertThat(counters.getAdvised()).isEqualTo(1);
        assertThat(counters.getRefused()).isZero();
        assertThat(counters.getLargestPayload()).isEqualTo(8_000_000);
    }

    @Test
    void leavesProgressToTheEventAtTheEnd() {
        counters.onEvent(new Progress("INSERT INTO t", 500, 1_000, 40_000));

        assertThat(counters.getRowsRewritten()).isZero();
        assertThat(counters.getBytes()).isZero();
    }

    @Test
    void countsWhatBecameOfLostConnections() {
        counters.onEvent(new Pinged("INSERT", Duration.ofSeconds(31), false));
        counters.onEvent(new ConnectionReplaced("INSERT", Duration.ofSeconds(31), 7, 8));
        counters.onEvent(new Retried("SELECT", Verdict.READ_ONLY));
        counters.onEvent(
                new RetryDeclined("UPDATE", Verdict.UNKNOWN, Declined.IN_TRANSACTION, "a transaction was lost"));
        counters.onEvent(
                new RetryDeclined("UPDATE", Verdict.UNKNOWN, Declined.IN_TRANSACTION, "a transaction was lost"));

        assertThat(counters.getPings()).isEqualTo(1);
        assertThat(counters.getConnectionsReplaced()).isEqualTo(1);
        assertThat(counters.getRetries()).isEqualTo(1);
        assertThat(counters.getRetriesDeclined()).isEqualTo(Map.of("IN_TRANSACTION", 2L));
    }
}
