package io.github.safeguardjdbc.testing.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Severity;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Error 3068: session trackers that outgrow an OK packet. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record OkPacketIT(MySqlVersion version) {
    /** Text of 40 bytes for each: with the first the set is a little smaller than an OK packet, with the others larger. */
    private static final int SOURCES = 419_000;

    private static final int MORE_SOURCES = 1_000;

    private static final String LISTENING = "trackSessionState=true";

    @Test
    void isProvokedRecognisedAndMendedByTheDoctorsOwnWords() throws SQLException {
        try (MySqlServer server = Ward.start(
                        version, "--log-bin=bin", "--server-id=1", "--gtid-mode=ON", "--enforce-gtid-consistency=ON");
                // Without this setting the driver asks a question before each statement, and it is that one which is
                // lost.
                Connection application = server.connect("", LISTENING, "useLocalSessionState=true")) {
            Ward.execute(server, "SET GLOBAL gtid_purged = '" + sources(1, SOURCES) + "'");
            try (Statement statement = application.createStatement()) {
                statement.execute("SET SESSION session_track_gtids = 'ALL_GTIDS'");
                Ward.execute(server, "SET GLOBAL gtid_purged = '+" + sources(SOURCES + 1, MORE_SOURCES) + "'");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.execute("CREATE DATABASE one"))
                        .satisfies(lost -> assertThat(lost.getSQLState()).isEqualTo("08S01"));
            }
            assertThat(exists(server, "one")).as("it was executed").isTrue();
            Ward.execute(server, "SET GLOBAL session_track_gtids = 'ALL_GTIDS'");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> create(server, "two"));

            Report report = Ward.examine(server, LISTENING);
            Finding counted = Ward.finding(report, "error-3068");
            assertThat(counted.symptom()).isEqualTo(Symptom.OK_PACKET_TOO_LARGE);
            assertThat(counted.why()).contains("has been executed");
            Finding reason = Ward.finding(report, "session-gtids");
            assertThat(reason.severity()).isEqualTo(Severity.PROBLEM);
            assertThat(reason.measured()).contains("gtid_executed has 16,80");

            Ward.mend(server, reason);
            Ward.mend(server, counted);

            create(server, "two");
            assertThat(exists(server, "two")).isTrue();
            assertThat(Ward.ids(Ward.examine(server, LISTENING))).doesNotContain("error-3068", "session-gtids");
        }
    }

    private static String sources(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> String.format("%08x-71ca-11e1-9e33-c80aa9429562:1", i))
                .collect(Collectors.joining(","));
    }

    private static void create(MySqlServer server, String database) throws SQLException {
        try (Connection connection = server.connect("", LISTENING);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
    }

    private static boolean exists(MySqlServer server, String database) throws SQLException {
        try (Connection connection = server.connect("");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW DATABASES LIKE '" + database + "'")) {
            return rows.next();
        }
    }
}
