package io.github.safeguardjdbc.testing.size;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.packet.BinarySize;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Row;
import io.github.safeguardjdbc.value.Setter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the size of an execution's packet depends on more than the parameters. */
@Tag("every-driver")
class BinarySizeIT {
    /** A fraction of a second in the binary protocol. */
    private static final int MICROSECONDS = 4;

    static List<MySqlVersion> versions() {
        return MySqlServers.available();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void types_are_left_out_while_only_nulls_were_set(MySqlVersion version) throws SQLException {
        Parameters parameters = new Parameters();
        parameters.set(1, Setter.NULL, Types.INTEGER);
        parameters.set(2, Setter.STRING, null);
        try (Connection connection = connect(SharedServers.get(version), "");
                PreparedStatement statement = Protocol.BINARY.prepare(connection, "SELECT ?, ?")) {
            Encoding encoding = DriverEncoding.of(connection);
            parameters.toRow().bind(statement, 0);

            int payload = PacketRecorder.payloadOf(statement::executeQuery);

            int types = 2 * (encoding.queryAttributes() ? 3 : 2);
            assertThat(payload).isEqualTo(BinarySize.exact(parameters, encoding) - types);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_fraction_that_the_column_does_not_keep_is_counted_and_may_be_left_out(MySqlVersion version)
            throws SQLException {
        Random random = new Random(5);
        MySqlServer server = SharedServers.get(version);
        String database = server.createDatabase();
        try (Connection connection = connect(server, database);
                Statement ddl = connection.createStatement()) {
            ddl.execute("CREATE TABLE t (a DATETIME, b DATETIME(3), c TIME, d TIME(6), e DATETIME)");
            Encoding encoding = DriverEncoding.of(connection);
            try (PreparedStatement statement =
                    Protocol.BINARY.prepare(connection, "INSERT INTO t VALUES (?, ?, ?, ?, ?)")) {
                for (int i = 0; i < 300; i++) {
                    Row row = temporals(random);
                    row.bind(statement, 0);

                    long missing = BinarySize.exact(row, encoding) - PacketRecorder.payloadOf(statement::executeUpdate);

                    // The last one is set by setTimestamp, where the driver does not look at the column.
                    assertThat(missing).isBetween(0L, 3L * MICROSECONDS);
                    assertThat(missing % MICROSECONDS).isZero();
                    assertThat(BinarySize.upperBound(row, encoding))
                            .isGreaterThanOrEqualTo(BinarySize.exact(row, encoding));
                }
            }
        }
    }

    private static Row temporals(Random random) {
        Parameters parameters = new Parameters();
        parameters.set(1, Setter.OBJECT, RandomValues.localDateTime(random));
        parameters.set(2, Setter.OBJECT, RandomValues.offsetDateTime(random));
        parameters.set(3, Setter.OBJECT, RandomValues.localTime(random));
        parameters.set(4, Setter.OBJECT, RandomValues.duration(random));
        parameters.set(5, Setter.TIMESTAMP, RandomValues.timestamp(random));
        return parameters.toRow();
    }

    private static Connection connect(MySqlServer server, String database) throws SQLException {
        return server.connect(
                database, "useLocalSessionState=true", "queryInterceptors=" + PacketRecorder.class.getName());
    }
}
