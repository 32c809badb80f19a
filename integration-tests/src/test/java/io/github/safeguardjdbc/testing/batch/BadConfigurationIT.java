package io.github.safeguardjdbc.testing.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong name or value fails where it is given, and says what is right. */
class BadConfigurationIT {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                        new String[] {"safeguard.batchRewrit=all", "did you mean safeguard.batchRewrite?"},
                        new String[] {"safeguard.batchRewrite=exat", "did you mean exact?"},
                        new String[] {"safeguard.progressInterval=-5s", "more than 0"},
                        new String[] {"safeguard.maxPacket=1000", "1,024"},
                        new String[] {"safeguard.chunkSize=0", "1,024"},
                        new String[] {"safeguard.enabled=yes", "true, false"})
                .flatMap(mistake -> Seat.guarded().stream().map(seat -> Arguments.of(seat, mistake[0], mistake[1])));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isAnErrorThatSaysWhatIsRight(Seat seat, String setting, String remedy) throws Exception {
        MySqlServer server = SharedServers.withLimit(MySqlServers.available().get(0), Scenario.SMALL);

        Throwable failure = catchThrowable(() -> {
            try (Client client = seat.open(server, "mysql", setting)) {
                client.connect().close();
            }
        });

        assertThat(messages(failure)).contains(remedy).contains(setting.substring(0, "safeguard.".length() + 4));
    }

    private static String messages(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable part = failure; part != null; part = part.getCause()) {
            text.append(part.getMessage()).append('\n');
        }
        return text.toString();
    }
}
