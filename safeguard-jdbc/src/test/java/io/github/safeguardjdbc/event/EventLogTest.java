package io.github.safeguardjdbc.event;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.safeguardjdbc.SafeguardEvent.Advised;
import io.github.safeguardjdbc.SafeguardEvent.BatchFallback;
import io.github.safeguardjdbc.SafeguardEvent.BatchRewritten;
import io.github.safeguardjdbc.SafeguardEvent.Protocol;
import io.github.safeguardjdbc.stub.LogCapture;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private final EventLog eventLog = new EventLog();
    private final LogCapture log = new LogCapture(EventLog.class);

    @AfterEach
    void close() {
        log.close();
    }

    private static BatchRewritten rewritten(String statement) {
        return new BatchRewritten(statement, 10_000, 20, 1_234_567, 65_000, Protocol.BINARY);
    }

    private long lines(Level level) {
        return log.events().stream().filter(event -> event.getLevel() == level).count();
    }

    @Test
    void writesTheFirstRewritingOfAStatementAtInfoAndTheNextAtDebug() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            eventLog.onEvent(rewritten("INSERT INTO t"));
        } finally {
            Locale.setDefault(before);
        }
        eventLog.onEvent(rewritten("INSERT INTO t"));
        eventLog.onEvent(rewritten("INSERT INTO u"));

        assertThat(log.events())
                .extracting(event -> event.getLevel())
                .containsExactly(Level.INFO, Level.DEBUG, Level.INFO);
        assertThat(log.events().get(0).getFormattedMessage())
                .isEqualTo("Batches of INSERT INTO t are sent as multi-row statements: 10,000 rows in 20 statements,"
                        + " 1,234,567 bytes, BINARY protocol; further ones are logged at DEBUG");
    }

    @Test
    void writesEverythingElseAtDebug() {
        eventLog.onEvent(new BatchFallback("INSERT INTO t", 512, "23000", 1062));

        assertThat(log.events()).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
            assertThat(event.getFormattedMessage())
                    .isEqualTo("BatchFallback[statement=INSERT INTO t, rows=512, sqlState=23000, errorCode=1062]");
        });
    }

    @Test
    void saysAtInfoWhatWouldBeDone() {
        eventLog.onEvent(new Advised("UPDATE", 5_242_913, 4_194_303, "refuse it"));

        assertThat(log.events()).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.INFO);
            assertThat(event.getFormattedMessage())
                    .isEqualTo("UPDATE of 5,242,913 bytes exceeds the packet limit (4,194,303 bytes are usable);"
                            + " safeguard.mode=enforce would refuse it");
        });
    }

    @Test
    void remembersAThousandStatementsAndIsQuietAboutMore() {
        for (int i = 0; i < 1_500; i++) {
            eventLog.onEvent(rewritten("INSERT INTO t" + i));
        }

        assertThat(lines(Level.INFO)).isEqualTo(1_000);
        assertThat(lines(Level.DEBUG)).isEqualTo(500);
    }
}
