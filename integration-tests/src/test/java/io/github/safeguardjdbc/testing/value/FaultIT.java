package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When something fails on the way, nothing is left behind: no row, no variable, no changed session. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record FaultIT(MySqlVersion version) {
    private static final int FITS_BINARY = Database.SMALL * 3 / 4;
    private static final int FITS_NOWHERE = Database.SMALL * 40;

    private static final String SESSION = "SELECT CONCAT_WS(' ', CONNECTION_ID(), @@group_concat_max_len, @mine,"
            + " LAST_INSERT_ID(), @@autocommit)";

    private static final class Failing extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the disk is on fire");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }
    }

    private static String sessionOf(Connection connection) throws SQLException {
        return Database.ask(connection, SESSION);
    }

    @ParameterizedTest
    @ValueSource(ints = {FITS_BINARY, FITS_NOWHERE})
    void aRowErrorLeavesTheSessionAsItWas(int size) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect()) {
            Database.execute(connection, "INSERT INTO t (b) VALUES ('first')");
            Database.execute(connection, "SET @mine = 7, SESSION group_concat_max_len = 2048");
            String before = sessionOf(connection);
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t (id, b) VALUES (1, ?)")) {
                statement.setBytes(1, Content.RANDOM.bytes(size));
                assertThatThrownBy(statement::executeUpdate).hasMessageContaining("Duplicate entry '1'");
                statement.setBytes(1, new byte[1]);
                assertThatThrownBy(statement::executeUpdate).hasMessageContaining("Duplicate entry '1'");
            }
            assertThat(sessionOf(connection)).isEqualTo(before);
            assertThat(Database.leftovers(connection)).isEmpty();
            assertThat(Database.ask(connection, "SELECT COUNT(*) FROM t")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {FITS_BINARY, FITS_NOWHERE})
    void aSourceThatFailsLeavesNothing(int size) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            String before = sessionOf(connection);
            for (int way = 0; way < 2; way++) {
                InputStream source = new SequenceInputStream(
                        new ByteArrayInputStream(Content.RANDOM.bytes(size - 1000)), new Failing());
                if (way == 0) {
                    statement.setBinaryStream(1, source, size);
                } else {
                    statement.setBinaryStream(1, source);
                }
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(statement::executeUpdate)
                        .withMessageContaining("java.io.IOException");
            }
            assertThat(sessionOf(connection)).isEqualTo(before);
            assertThat(Database.leftovers(connection)).isEmpty();
            assertThat(Database.ask(connection, "SELECT COUNT(*) FROM t")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {FITS_BINARY, FITS_NOWHERE})
    void aSourceShorterOrLongerThanDeclared(int size) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            statement.setBinaryStream(1, new ByteArrayInputStream(Content.RANDOM.bytes(size)), size + 5000);
            statement.executeUpdate();
            statement.setBinaryStream(1, new ByteArrayInputStream(Content.RANDOM.bytes(size)), size - 5000);
            statement.executeUpdate();
            assertThat(Database.ask(connection, "SELECT GROUP_CONCAT(LENGTH(b) ORDER BY id) FROM t"))
                    .isEqualTo(size + "," + (size - 5000));
        }
    }

    @Test
    void whatIsLeftWouldBeSeen() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect()) {
            Database.execute(connection, "SET @`safeguard:0.0.0` = 'x', @`safeguard:0.0.1` = NULL");
            assertThat(Database.leftovers(connection)).isEqualTo("safeguard:0.0.0");
            Database.execute(connection, "SET @`safeguard:0.0.0` = NULL");
            Database.execute(connection, "PREPARE `safeguard:statement` FROM 'SELECT 1'");
            assertThat(Database.leftovers(connection)).isEqualTo("safeguard:statement");
        }
    }

    @Test
    void aStagedValueIsPartOfTheTransaction() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
                statement.setBytes(1, Content.RANDOM.bytes(FITS_NOWHERE));
                statement.executeUpdate();
            }
            connection.rollback();
            assertThat(Database.ask(connection, "SELECT COUNT(*) FROM t")).isEqualTo("0");
        }
    }

    @Test
    void refusesWhatTheColumnCannotHold() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect()) {
            Database.execute(connection, "CREATE TABLE c (id INT AUTO_INCREMENT PRIMARY KEY, j JSON, x BLOB)");
            try (PreparedStatement json = connection.prepareStatement("INSERT INTO c (j) VALUES (?)");
                    PreparedStatement blob = connection.prepareStatement("INSERT INTO c (x) VALUES (?)")) {
                json.setString(1, "\"" + "x".repeat(FITS_NOWHERE) + "\"");
                assertThatExceptionOfType(PacketLimitException.class)
                        .isThrownBy(json::executeUpdate)
                        .withMessageContaining("JSON column j");
                blob.setBytes(1, new byte[FITS_NOWHERE]);
                assertThatExceptionOfType(PacketLimitException.class)
                        .isThrownBy(blob::executeUpdate)
                        .withMessageContaining("the column x holds at most 65,535 bytes");
                json.setString(1, "\"" + "x".repeat(FITS_BINARY) + "\"");
                assertThat(json.executeUpdate()).isOne();
            }
            assertThat(Database.leftovers(connection)).isEmpty();
        }
    }

    @Test
    void refusesWhatItIsToldToRefuse() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        SafeguardDataSource dataSource = SafeguardDataSource.builder(database.driver())
                .config(io.github.safeguardjdbc.SafeguardConfig.builder()
                        .oversizeValues(io.github.safeguardjdbc.OversizeValues.REFUSE)
                        .build())
                .build();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            statement.setBytes(1, Content.RANDOM.bytes(FITS_NOWHERE));
            assertThatExceptionOfType(PacketLimitException.class).isThrownBy(statement::executeUpdate);
            statement.setBytes(1, Content.RANDOM.bytes(FITS_BINARY));
            assertThat(statement.executeUpdate()).isOne();
        }
    }
}
