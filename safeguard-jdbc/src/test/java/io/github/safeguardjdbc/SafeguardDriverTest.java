package io.github.safeguardjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeguardDriverTest {
    /** Nobody listens there, so a connection fails, and with Connector/J's words. */
    private static final String REFUSED = "jdbc:safeguard:mysql://127.0.0.1:" + freePort() + "/db";

    private final RecordingDriver behind = new RecordingDriver();
    private final List<SafeguardConfig> guardedWith = new ArrayList<>();
    private final Connection guarded = FakeDataSource.connection(new ArrayList<>());
    private final SafeguardDriver driver =
            new SafeguardDriver(() -> behind, (config, events) -> (connection, source) -> {
                guardedWith.add(config);
                return guarded;
            });

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stands for Connector/J: takes every URL that it takes. */
    private static final class RecordingDriver implements Driver {
        String url;
        Properties info;

        @Override
        public Connection connect(String target, Properties properties) {
            url = target;
            info = properties;
            return target.startsWith("jdbc:mysql") ? FakeDataSource.connection(new ArrayList<>()) : null;
        }

        @Override
        public boolean acceptsURL(String target) {
            return target.startsWith("jdbc:mysql");
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String target, Properties properties) {
            url = target;
            return new DriverPropertyInfo[] {new DriverPropertyInfo("useSSL", "x")};
        }

        @Override
        public int getMajorVersion() {
            return 9;
        }

        @Override
        public int getMinorVersion() {
            return 9;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }
    }

    @Test
    void isFoundByTheServiceLoaderAndTheDriverManager() throws SQLException {
        assertThat(ServiceLoader.load(Driver.class)).hasAtLeastOneElementOfType(SafeguardDriver.class);
        assertThat(DriverManager.getDriver(REFUSED)).isInstanceOf(SafeguardDriver.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:safeguard:mysql://h/db",
                "jdbc:safeguard:mysql+srv://h/db",
                "jdbc:safeguard:mysql+srv:loadbalance://h/db",
                "jdbc:safeguard:mysql+srv:replication://h/db",
                "jdbc:safeguard:mysql:loadbalance://h/db",
                "jdbc:safeguard:mysql:replication://h,i/db"
            })
    void acceptsEverySchemeOfConnectorJBehindItsPrefix(String url) throws SQLException {
        assertThat(driver.acceptsURL(url)).isTrue();
        assertThat(driver.connect(url, null)).isSameAs(guarded);
        assertThat(behind.url).isEqualTo(url.replace("safeguard:", ""));
        assertThat(new com.mysql.cj.jdbc.Driver().acceptsURL(behind.url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://h/db", "jdbc:postgresql://h/db", "jdbc:safeguardian:x", ""})
    void answersNullForUrlsOfOthers(String url) throws SQLException {
        assertThat(driver.acceptsURL(url)).isFalse();
        assertThat(driver.connect(url, new Properties())).isNull();
        assertThat(driver.getPropertyInfo(url, new Properties())).isEmpty();
        assertThat(behind.url).isNull();
    }

    @Test
    void keepsItsSettingsAndPassesTheRest() throws SQLException {
        Properties info = new Properties();
        info.setProperty("user", "app");
        info.setProperty("safeguard.batchRewrite", "off");

        driver.connect("jdbc:safeguard:mysql://h/db?a=b&safeguard.chunkSize=1M#f", info);

        assertThat(behind.url).isEqualTo("jdbc:mysql://h/db?a=b#f");
        assertThat(behind.info).containsOnly(Map.entry("user", "app"), Map.entry("trackSessionState", "true"));
        assertThat(guardedWith)
                .containsExactly(SafeguardConfig.builder()
                        .chunkSize(1 << 20)
                        .batchRewrite(BatchRewrite.OFF)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:safeguard:mysql://h/db?trackSessionState=false",
                "jdbc:safeguard:mysql://address=(host=h)(tracksessionstate=true)/db",
                "jdbc:safeguard:mysql://h/db?safeguard.mode=advise",
                "jdbc:safeguard:mysql://h/db?safeguard.enabled=false",
            })
    void leavesTheTrackingOfSessionsToTheApplicationThatSaysSo(String url) throws SQLException {
        driver.connect(url, null);

        assertThat(behind.info).isEmpty();
    }

    @Test
    void handsOutConnectorJsConnectionWhenDisabled() throws SQLException {
        assertThat(driver.connect("jdbc:safeguard:mysql://h/db?safeguard.enabled=false", null))
                .isNotNull()
                .isNotSameAs(guarded);
    }

    @Test
    void refusesWrongSettingsBeforeItConnects() {
        assertThatThrownBy(() -> driver.connect("jdbc:safeguard:mysql://h/db?safeguard.batchRewrit=all", null))
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessageStartingWith("safeguard.batchRewrit is not a setting of safeguard;"
                        + " did you mean safeguard.batchRewrite? Known: safeguard.enabled (true, false), ")
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("01S00");
        assertThat(behind.url).isNull();
    }

    @Test
    void explainsAUrlOfAnotherDatabaseWithoutShowingItsPassword() {
        assertThatThrownBy(() -> driver.connect("jdbc:safeguard:oracle:thin:scott/tiger@h", null))
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessage("Behind jdbc:safeguard: goes a URL of MySQL Connector/J without its jdbc:, as in"
                        + " jdbc:safeguard:mysql://host/database; oracle: is none");
    }

    @Test
    void connectsThroughConnectorJ() {
        assertThatThrownBy(() -> DriverManager.getConnection(REFUSED + "?safeguard.maxPacket=4M", "app", "secret"))
                .isInstanceOf(com.mysql.cj.jdbc.exceptions.CommunicationsException.class);
    }

    @Test
    void worksInAPoolThatKnowsOnlyTheUrl() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(REFUSED);
        assertThatThrownBy(() -> new HikariDataSource(config))
                .hasRootCauseInstanceOf(java.net.ConnectException.class)
                .hasStackTraceContaining("com.mysql.cj.jdbc.ConnectionImpl");

        config.addDataSourceProperty("safeguard.chunkSize", "512");
        assertThatThrownBy(() -> new HikariDataSource(config))
                .hasStackTraceContaining("safeguard.chunkSize must be 1,024 to 1,073,741,824 bytes, not 512");
    }

    @Test
    void describesItsSettingsBeforeThoseOfConnectorJ() throws SQLException {
        DriverPropertyInfo[] infos =
                driver.getPropertyInfo("jdbc:safeguard:mysql://h/db?safeguard.batchRewrite=off", new Properties());

        assertThat(Arrays.stream(infos).map(info -> info.name + "=" + info.value))
                .containsExactly(
                        "safeguard.enabled=true",
                        "safeguard.maxPacket=1G",
                        "safeguard.batchRewrite=off",
                        "safeguard.chunkSize=256K",
                        "safeguard.mode=enforce",
                        "safeguard.oversizeStatements=auto",
                        "safeguard.assembleUpTo=64M",
                        "safeguard.splitInserts=atomic",
                        "safeguard.oversizeValues=stage",
                        "safeguard.oversizeReads=allow",
                        "safeguard.spoolThreshold=1M",
                        "safeguard.progressInterval=500ms",
                        "safeguard.idlePingAfter=30s",
                        "safeguard.pingTimeout=5s",
                        "safeguard.retry=safe",
                        "useSSL=x");
        assertThat(infos[2].choices).containsExactly("auto", "exact", "all", "off");
        assertThat(infos[3].choices).isNull();
        assertThat(infos[3].description).endsWith(" Takes 1,024 to 1,073,741,824 bytes; default 256K.");
        assertThat(behind.url).isEqualTo("jdbc:mysql://h/db");
    }

    @Test
    void describesConnectorJsOwnPropertiesToo() throws SQLException {
        assertThat(new SafeguardDriver().getPropertyInfo(REFUSED, null))
                .extracting(info -> info.name)
                .contains("safeguard.chunkSize", "connectTimeout");
    }

    @Test
    void logsWithSlf4jAndIsAsCompliantAsConnectorJ() throws SQLException {
        assertThat(driver.jdbcCompliant()).isEqualTo(new com.mysql.cj.jdbc.Driver().jdbcCompliant());
        assertThatThrownBy(driver::getParentLogger)
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("SLF4J");
        assertThat(driver.getMajorVersion()).isNotNegative();
        assertThat(driver.getMinorVersion()).isNotNegative();
    }
}
