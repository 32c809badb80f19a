package io.github.safeguardjdbc.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardEvent.Refused;
import io.github.safeguardjdbc.SafeguardListener;
import io.github.safeguardjdbc.stub.LogCapture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventPublisherTest {
    private static final SafeguardEvent EVENT = new Refused("UPDATE t", 2048, 1023);

    private final List<SafeguardEvent> heard = new ArrayList<>();

    private EventPublisher publisher(SafeguardListener... listeners) {
        return new EventPublisher(Duration.ofSeconds(1), List.of(listeners));
    }

    @Test
    void aThrowingListenerHarmsNeitherTheCallNorTheNextListener() {
        SafeguardListener[] throwing = {
            event -> {
                throw new IllegalStateException("mine");
            },
            event -> {
                throw new AssertionError("mine");
            },
            event -> {
                throw new NoClassDefFoundError("mine");
            }
        };
        for (SafeguardListener listener : throwing) {
            publisher(listener, heard::add).publish(EVENT);
        }

        assertThat(heard).containsExactly(EVENT, EVENT, EVENT);
    }

    @Test
    void logsTheFirstFailureOfAListenerWithItsStackAtWarnAndTheNextAtDebug() {
        RuntimeException failure = new IllegalStateException("mine");
        EventPublisher publisher = publisher(event -> {
            throw failure;
        });

        try (LogCapture log = new LogCapture(HarmlessListener.class)) {
            publisher.publish(EVENT);
            publisher.publish(EVENT);

            assertThat(log.events()).extracting(e -> e.getLevel()).containsExactly(Level.WARN, Level.DEBUG);
            assertThat(log.events().get(0).getThrowableProxy().getMessage()).isEqualTo("mine");
            assertThat(log.events().get(0).getFormattedMessage())
                    .contains(EventPublisherTest.class.getName())
                    .endsWith("the statement goes on, further failures are logged at DEBUG");
        }
    }

    @Test
    void passesOnThatTheVirtualMachineIsBroken() {
        EventPublisher publisher = publisher(event -> {
            throw new OutOfMemoryError("made up");
        });

        assertThatThrownBy(() -> publisher.publish(EVENT)).isInstanceOf(OutOfMemoryError.class);
    }
}
