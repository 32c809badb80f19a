package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table makes of a large value: generated columns, triggers, constraints, character sets. */
@Tag("every-driver")
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record TableIT(MySqlVersion version) {
    private static final int FITS_BINARY = Database.SMALL * 3 / 4;
    private static final int FITS_NOWHERE = Database.SMALL * 3;
    private static final Map<String, Charset> CHARSETS = Map.of(
            "utf8mb4", StandardCharsets.UTF_8,
            "utf16", StandardCharsets.UTF_16BE,
            "gbk", Charset.forName("GBK"),
            "cp932", Charset.forName("windows-31j"),
            "latin1", Charset.forName("windows-1252"));

    @ParameterizedTest
    @ValueSource(ints = {100, FITS_BINARY, FITS_NOWHERE})
    void generatedColumnsAndTriggersReadIt(int size) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect()) {
            Database.execute(
                    connection,
                    "CREATE TABLE g (id INT AUTO_INCREMENT PRIMARY KEY, b LONGBLOB,"
                            + " len INT AS (LENGTH(b)) VIRTUAL, sha CHAR(64) AS (SHA2(b, 256)) STORED, INDEX (len))");
            Database.execute(connection, "CREATE TABLE log (what VARCHAR(9), sha CHAR(64), copy LONGBLOB)");
            Database.execute(
                    connection,
                    "CREATE TRIGGER gi BEFORE INSERT ON g FOR EACH ROW"
                            + " INSERT INTO log VALUES ('insert', SHA2(NEW.b, 256), NEW.b)");
            Database.execute(
                    connection,
                    "CREATE TRIGGER gu AFTER UPDATE ON g FOR EACH ROW"
                            + " INSERT INTO log VALUES ('update', SHA2(NEW.b, 256), OLD.b)");
            byte[] first = Content.RANDOM.bytes(size);
            byte[] second = Content.QUOTES.bytes(size);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO g (b) VALUES (?)");
                    PreparedStatement update = connection.prepareStatement("UPDATE g SET b = ? WHERE len = ?")) {
                insert.setBytes(1, first);
                assertThat(insert.executeUpdate()).isOne();
                assertThat(Database.ask(connection, "SELECT CONCAT_WS(' ', len, sha) FROM g"))
                        .isEqualTo(size + " " + Content.sha256(first));
                update.setBytes(1, second);
                update.setInt(2, size);
                assertThat(update.executeUpdate()).isOne();
            }
            assertThat(Database.ask(connection, "SELECT CONCAT_WS(' ', len, sha) FROM g"))
                    .isEqualTo(size + " " + Content.sha256(second));
            assertThat(
                            Database.ask(
                                    connection,
                                    "SELECT GROUP_CONCAT(what, ' ', sha, ' ', SHA2(copy, 256) ORDER BY what SEPARATOR ', ') FROM log"))
                    .isEqualTo("insert " + Content.sha256(first) + " " + Content.sha256(first) + ", update "
                            + Content.sha256(second) + " " + Content.sha256(first));
            assertThat(Database.leftovers(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {FITS_BINARY, FITS_NOWHERE})
    void constraintsAreChecked(int size) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect()) {
            Database.execute(connection, "CREATE TABLE c (b LONGBLOB NOT NULL, len INT AS (LENGTH(b)) STORED UNIQUE)");
            Database.execute(
                    connection,
                    "CREATE TRIGGER c BEFORE INSERT ON c FOR EACH ROW BEGIN IF LENGTH(NEW.b) > " + size
                            + " THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'too long'; END IF; END");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO c (b) VALUES (?)")) {
                insert.setBytes(1, Content.RANDOM.bytes(size));
                assertThat(insert.executeUpdate()).isOne();
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(insert::executeUpdate)
                        .withMessageContaining("Duplicate entry '" + size + "'");
                insert.setBytes(1, Content.RANDOM.bytes(size + 1));
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(insert::executeUpdate)
                        .withMessage("too long");
            }
            assertThat(Database.ask(connection, "SELECT COUNT(*) FROM c")).isEqualTo("1");
            assertThat(Database.leftovers(connection)).isEmpty();
        }
    }

    @Test
    void noCharacterIsDamagedInAnyCharacterSet() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect()) {
            for (String charset : CHARSETS.keySet()) {
                Database.execute(
                        connection, "CREATE TABLE c_" + charset + " (u LONGTEXT CHARACTER SET " + charset + ")");
                String text = text(charset);
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO c_" + charset + " VALUES (?)")) {
                    insert.setString(1, text);
                    insert.executeUpdate();
                }
                assertThat(Database.ask(connection, "SELECT SHA2(u, 256) FROM c_" + charset))
                        .as(charset)
                        .isEqualTo(Content.sha256(text.getBytes(CHARSETS.get(charset))));
                assertThat(Database.ask(connection, "SELECT u FROM c_" + charset))
                        .isEqualTo(text);
            }
            assertThat(Database.leftovers(connection)).isEmpty();
        }
    }

    /** Of characters of all lengths that the character set has, in an order without a period that a cut could follow. */
    private static String text(String charset) {
        List<String> characters = switch (charset) {
            case "utf8mb4", "utf16" -> List.of("a", "é", "漢", "😀", "\\", "'");
            case "gbk" -> List.of("a", "漢", "字", "\\", "'");
            case "cp932" -> List.of("a", "漢", "ｱ", "ソ", "'");
            default -> List.of("a", "é", "ü", "\\", "'");
        };
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < FITS_NOWHERE; i++) {
            text.append(characters.get((int) (i * 2_654_435_761L % 1_009 % characters.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, FITS_BINARY})
    void jsonUpToTheLimit(int size) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect()) {
            Database.execute(connection, "CREATE TABLE j (j JSON, len INT AS (LENGTH(j ->> '$.text')) STORED)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO j (j) VALUES (?)")) {
                insert.setString(1, "{\"text\": \"" + "é".repeat(size / 2) + "\"}");
                assertThat(insert.executeUpdate()).isOne();
            }
            assertThat(Database.ask(connection, "SELECT len FROM j")).isEqualTo(Integer.toString(size));
        }
    }
}
