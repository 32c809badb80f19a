package io.github.safeguardjdbc.testing.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.Driver;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.SafeguardDoctor;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Remedy.Kind;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of the driver that are wrong, at a server that is well. */
@Tag("every-driver")
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record DriverFindingsIT(MySqlVersion version) {
    /** Before it the driver itself made chunks smaller than the limit. */
    private static final int FIRST_WITH_CHUNKS_OF_ANY_SIZE = 9;

    private MySqlServer server() {
        return SharedServers.get(version, "--performance-schema=ON");
    }

    @ParameterizedTest
    @CsvSource({
        "autoReconnect=true, autoReconnect",
        "cacheServerConfiguration=true, cacheServerConfiguration",
        "useConfigs=maxPerformance, cacheServerConfiguration",
        "rewriteBatchedStatements=true, rewriteBatchedStatements",
        "useLocalTransactionState=true, useLocalTransactionState",
        "allowUrlInLocalInfile=true, allowUrlInLocalInfile",
        "socketTimeout=30, socket-timeout",
        "connectTimeout=5, connect-timeout",
        "maxAllowedPacket=65536, driver-limit",
    })
    void isFoundAndThePropertyMendsIt(String wrong, String id) {
        // A timeout of milliseconds that is too short for a handshake could not be examined.
        String property = wrong.equals("connectTimeout=5") ? "connectTimeout=900" : wrong;
        String tooShort = property.equals("socketTimeout=30") ? "socketTimeout=900" : property;
        Finding finding = Ward.finding(Ward.examine(server(), tooShort), id);

        String remedy = Ward.remedy(finding, Kind.URL);

        assertThat(Ward.ids(Ward.examine(server(), tooShort, remedy))).doesNotContain(id);
    }

    @Test
    void safeguardMakesTheDriversRewritingHarmless() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server().url("", "rewriteBatchedStatements=true"));
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertThat(Ward.ids(SafeguardDoctor.examine(pool))).contains("rewriteBatchedStatements");
            Report guarded = SafeguardDoctor.examine(SafeguardDataSource.wrap(pool));
            assertThat(Ward.ids(guarded)).doesNotContain("rewriteBatchedStatements", "driver-limit");
        }
        String url = "jdbc:safeguard:"
                + server().url("", "rewriteBatchedStatements=true").substring("jdbc:".length());
        assertThat(Ward.ids(Ward.examine(url))).doesNotContain("rewriteBatchedStatements", "driver-limit");
    }

    @Test
    void streamsInPiecesOfTheLimitLoseTheConnectionAndTheRemedyKeepsIt() throws SQLException {
        MySqlServer small = SharedServers.withLimit(version, 1 << 20);
        String[] wrong = {"useServerPrepStmts=true", "blobSendChunkSize=1048576"};
        String database = small.createDatabase();
        Ward.execute(small, "CREATE TABLE " + database + ".t (b LONGBLOB)");
        if (new Driver().getMajorVersion() < FIRST_WITH_CHUNKS_OF_ANY_SIZE) {
            assertThat(stores(small.url(database, wrong))).isTrue();
            assertThat(Ward.ids(Ward.examine(small, wrong))).doesNotContain("stream-chunks");
            return;
        }
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> stores(small.url(database, wrong)));
        Finding finding = Ward.finding(Ward.examine(small, wrong), "stream-chunks");
        String[] right = {"useServerPrepStmts=true", Ward.remedy(finding, Kind.URL)};

        assertThat(stores(small.url(database, right))).isTrue();

        assertThat(Ward.ids(Ward.examine(small, right))).doesNotContain("stream-chunks");
    }

    private static boolean stores(String url) throws SQLException {
        byte[] value = new byte[(1 << 20) - 1];
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            insert.setBinaryStream(1, new ByteArrayInputStream(value));
            return insert.executeUpdate() == 1;
        }
    }

    @Test
    void aPoolKeepsTheLimitOfBefore() throws SQLException {
        try (MySqlServer own = Ward.start(version)) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(own.url(""));
            config.setMaximumPoolSize(1);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                assertThat(Ward.ids(SafeguardDoctor.examine(pool))).doesNotContain("packet-limit-stale");
                Ward.execute(own, "SET GLOBAL max_allowed_packet = 134217728");

                Finding stale = Ward.finding(SafeguardDoctor.examine(pool), "packet-limit-stale");
                assertThat(Ward.remedy(stale, Kind.ACTION)).contains("softEvictConnections");
                pool.getHikariPoolMXBean().softEvictConnections();

                assertThat(Ward.ids(SafeguardDoctor.examine(pool))).doesNotContain("packet-limit-stale");
            }
        }
    }

    @Test
    void aCachedLimitThatIsNoLongerTheServers() throws SQLException {
        try (MySqlServer own = Ward.start(version)) {
            // The driver's cache lives as long as the class, by URL: what it learnt first, it believes.
            String[] cached = {"cacheServerConfiguration=true"};
            try (Connection first = own.connect("", cached);
                    Statement statement = first.createStatement()) {
                statement.execute("SET GLOBAL max_allowed_packet = 8388608");
            }
            Finding finding = Ward.finding(Ward.examine(own, cached), "driver-limit");
            assertThat(finding.measured()).contains("8 MiB");

            String remedy = Ward.remedy(finding, Kind.URL);
            assertThat(Ward.ids(Ward.examine(own, cached[0], remedy))).doesNotContain("driver-limit");
        }
    }
}
