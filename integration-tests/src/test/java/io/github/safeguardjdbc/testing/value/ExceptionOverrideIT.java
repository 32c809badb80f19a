package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.SafeguardExceptionOverride;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which errors of size cost a HikariCP pool a connection: without safeguard in front of it, whose errors these are not. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record ExceptionOverrideIT(MySqlVersion version) {
    private static final int LARGE = Database.SMALL * 4;

    private static void withOverride(HikariConfig config) {
        config.setExceptionOverrideClassName(SafeguardExceptionOverride.class.getName());
    }

    private static HikariDataSource pool(Database database, Consumer<HikariConfig> configured) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url("useServerPrepStmts=true", "blobSendChunkSize=32768"));
        config.setMaximumPoolSize(1);
        configured.accept(config);
        return new HikariDataSource(config);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aValueThatTheServerRefusesCostsNone(boolean overridden) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (HikariDataSource pool = pool(database, config -> {
            if (overridden) {
                withOverride(config);
            }
        })) {
            String session;
            try (Connection connection = pool.getConnection();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
                session = Database.ask(connection, "SELECT CONNECTION_ID()");
                insert.setBinaryStream(1, new ByteArrayInputStream(new byte[LARGE]));
                assertThat(catchThrowableOfType(SQLException.class, insert::executeUpdate)
                                .getErrorCode())
                        .isEqualTo(1105);
            }
            try (Connection next = pool.getConnection()) {
                assertThat(Database.ask(next, "SELECT CONNECTION_ID()").equals(session))
                        .isEqualTo(overridden);
            }
        }
    }

    /** In the half second in which the pool does not look before it hands a connection out. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRowThatTheDriverRefusesCostsTheOneThatItWasReadOn(boolean overridden) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            insert.setBytes(1, new byte[LARGE]);
            insert.executeUpdate();
        }
        try (HikariDataSource pool = pool(database, config -> {
            if (overridden) {
                withOverride(config);
            }
        })) {
            try (Connection connection = pool.getConnection()) {
                assertThat(catchThrowableOfType(SQLException.class, () -> Database.ask(connection, "SELECT b FROM t"))
                                .getSQLState())
                        .isEqualTo("S1000");
            }
            try (Connection next = pool.getConnection()) {
                SQLException failure =
                        catchThrowableOfType(SQLException.class, () -> Database.ask(next, "SELECT COUNT(*) FROM t"));
                assertThat(failure == null).isEqualTo(overridden);
            }
        }
    }

    @Test
    void isSetByTheBuilderUnlessThereIsOne() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        try (SafeguardDataSource guarded = SafeguardDataSource.hikari(config)) {
            assertThat(guarded.unwrap(HikariDataSource.class).getExceptionOverrideClassName())
                    .isEqualTo(SafeguardExceptionOverride.class.getName());
        }
        config.setExceptionOverride(new SQLExceptionOverride() {});
        try (SafeguardDataSource guarded = SafeguardDataSource.hikari(config)) {
            assertThat(guarded.unwrap(HikariDataSource.class).getExceptionOverrideClassName())
                    .isNull();
        }
    }
}
