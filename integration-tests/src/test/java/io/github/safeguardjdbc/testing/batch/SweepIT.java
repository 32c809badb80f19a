package io.github.safeguardjdbc.testing.batch;

import static io.github.safeguardjdbc.testing.batch.Seats.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Single statements of every size around the limit either arrive whole or are refused; no connection is lost. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record SweepIT(MySqlVersion version) {
    private static final int LARGE = 4 << 20;
    private static final String REFUSE = "&safeguard.oversizeValues=refuse";

    static Stream<Arguments> limits() {
        return Stream.of(1 << 10, 64 << 10, 1 << 20, LARGE)
                .flatMap(limit -> Stream.of(
                                "useServerPrepStmts=false",
                                "useServerPrepStmts=true",
                                "useCompression=true",
                                "useCompression=true&useServerPrepStmts=true")
                        .map(properties -> Arguments.of(limit, properties)));
    }

    /** Sends some content to the server, which answers with its CRC. */
    @FunctionalInterface
    private interface Question {
        long ask(Connection connection, String content) throws SQLException;
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aStatementArrivesWholeOrIsRefused(int limit, String properties) throws SQLException {
        sweep(limit, properties, (connection, content) -> {
            try (Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery("SELECT CRC32('" + content + "')")) {
                return number(answer);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aStringArrivesWholeOrIsRefused(int limit, String properties) throws SQLException {
        sweep(limit, properties + REFUSE, (connection, content) -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT CRC32(?)")) {
                statement.setString(1, content);
                return number(statement.executeQuery());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("limits")
    void bytesArriveWholeOrAreRefused(int limit, String properties) throws SQLException {
        sweep(limit, properties + REFUSE, (connection, content) -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT CRC32(?)")) {
                statement.setBytes(1, content.getBytes(StandardCharsets.US_ASCII));
                return number(statement.executeQuery());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aValueArrivesWholeWhateverItsSize(int limit, String properties) throws SQLException {
        Program<Integer> program = connection -> {
            int distance = limit == LARGE ? 2 : 40;
            try (PreparedStatement statement = connection.prepareStatement("SELECT CRC32(?)")) {
                for (int length = limit - distance; length <= limit + 2; length++) {
                    String content = content(length);
                    statement.setString(1, content);
                    assertThat(number(statement.executeQuery())).isEqualTo(crc(content));
                    statement.setBytes(1, content(length / 2 + 20).getBytes(StandardCharsets.US_ASCII));
                    assertThat(number(statement.executeQuery())).isEqualTo(crc(content(length / 2 + 20)));
                }
            }
            return 0;
        };

        new Scenario(version, List.of()).run(Seat.URL, limit, program, split(properties));
    }

    private static long number(ResultSet answer) throws SQLException {
        assertThat(answer.next()).isTrue();
        return answer.getLong(1);
    }

    private void sweep(int limit, String properties, Question question) throws SQLException {
        int distance = limit == LARGE ? 3 : 16;
        long usable = (long) limit - (properties.contains("useCompression") ? 5 : 1);
        Program<Integer> program = connection -> {
            String session = Sql.text(connection, "SELECT CONNECTION_ID()");
            PacketLimitException first =
                    refusal(question, connection, content(limit - 2)).orElseThrow();
            assertThat(first.limitBytes()).isEqualTo(usable);
            // One byte more of content is one byte more of payload, or two in hexadecimal.
            PacketLimitException second =
                    refusal(question, connection, content(limit - 1)).orElseThrow();
            long each = second.payloadBytes() - first.payloadBytes();
            long rest = first.payloadBytes() - each * (limit - 2);
            int accepted = 0;
            for (long payload = (long) limit - distance; payload <= (long) limit + distance; payload++) {
                int length = (int) ((payload - rest) / each);
                boolean refused = refusal(question, connection, content(length)).isPresent();
                assertThat(refused).as("payload %,d", payload).isEqualTo(rest + each * length > usable);
                accepted += refused ? 0 : 1;
            }
            assertThat(Sql.text(connection, "SELECT CONNECTION_ID()")).isEqualTo(session);
            return accepted;
        };

        assertThat(new Scenario(version, List.of())
                        .run(Seat.URL, limit, program, split(properties + "&safeguard.oversizeStatements=refuse")))
                .isBetween(distance - 5, distance + 2);
    }

    /** The refusal of the question, or nothing if the content arrived whole. */
    private static Optional<PacketLimitException> refusal(Question question, Connection connection, String content)
            throws SQLException {
        try {
            assertThat(question.ask(connection, content)).isEqualTo(crc(content));
            return Optional.empty();
        } catch (PacketLimitException e) {
            return Optional.of(e);
        }
    }

    private static String content(int length) {
        return "x".repeat(Math.max(0, length - 1)) + "y";
    }

    private static long crc(String content) {
        CRC32 crc = new CRC32();
        crc.update(content.getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }
}
