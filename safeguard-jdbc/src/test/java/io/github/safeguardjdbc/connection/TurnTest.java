package io.github.safeguardjdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.safeguardjdbc.stub.LogCapture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TurnTest {

    private final AtomicBoolean warned = new AtomicBoolean();
    private final Turn turn = new Turn(warned);

    @Test
    void saysNothingOfOneThread() {
        try (LogCapture log = new LogCapture(Turn.class)) {
            turn.take();
            turn.take();
            turn.pass();
            turn.pass();

            assertThat(log.events()).isEmpty();
        }
    }

    @Test
    void warnsOnceOfTwoThreadsWithBothStacks() throws InterruptedException {
        try (LogCapture log = new LogCapture(Turn.class)) {
            meet(turn);
            meet(turn);
            meet(new Turn(warned));

            assertThat(log.events()).singleElement().satisfies(TurnTest::hasBothStacks);
        }
    }

    private static void hasBothStacks(ILoggingEvent event) {
        assertThat(event.getFormattedMessage()).contains("Two threads use one connection", "the second");
        assertThat(event.getThrowableProxy().getMessage()).isEqualTo("the thread that waits");
        assertThat(event.getThrowableProxy().getCause().getMessage())
                .isEqualTo("the thread that has the connection: "
                        + Thread.currentThread().getName());
        assertThat(event.getThrowableProxy().getCause().getStackTraceElementProxyArray())
                .anySatisfy(frame -> assertThat(frame.toString()).contains("TurnTest.meet"));
    }

    private static void meet(Turn turn) throws InterruptedException {
        Thread second = new Thread(
                () -> {
                    turn.take();
                    turn.pass();
                },
                "the second");
        turn.take();
        try {
            second.start();
            while (second.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
        } finally {
            turn.pass();
        }
        second.join();
    }
}
