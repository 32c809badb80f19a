package io.github.safeguardjdbc.testing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.SafeguardEvent.InsertSplit;
import io.github.safeguardjdbc.SafeguardEvent.StatementAssembled;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Sixteen thousand rows in one statement, with geometries, binary strings and triggers, under a limit of 64 KiB. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record SpatialRowsIT(MySqlVersion version) {
    private static final int ROWS = 16_000;
    private static final String[] DDL = {
        "CREATE TABLE place (id INT AUTO_INCREMENT PRIMARY KEY, at POINT NOT NULL SRID 0, area POLYGON, raw VARBINARY(200),"
                + " name VARCHAR(60), length INT, SPATIAL INDEX (at))",
        "CREATE TABLE log (id INT AUTO_INCREMENT PRIMARY KEY, place INT, x DOUBLE)",
        "CREATE TRIGGER measured BEFORE INSERT ON place FOR EACH ROW SET NEW.length = LENGTH(NEW.raw)",
        "CREATE TRIGGER logged AFTER INSERT ON place FOR EACH ROW INSERT INTO log (place, x) VALUES (NEW.id, ST_X(NEW.at))"
    };
    private static final List<String> LEFT_BEHIND = List.of(
            "SELECT COUNT(*), SUM(id), SUM(CRC32(CONCAT(id, HEX(ST_AsWKB(at)), COALESCE(HEX(ST_AsWKB(area)), '-')))) FROM place",
            "SELECT SUM(CRC32(CONCAT(id, HEX(raw), name, length))) FROM place",
            "SELECT COUNT(*), SUM(CRC32(CONCAT(place, x))) FROM log",
            "SELECT LAST_INSERT_ID()");

    @Test
    void areAsIfThereWereNoLimit() throws SQLException {
        String sql = "INSERT INTO place (at, area, raw, name) VALUES "
                + IntStream.range(0, ROWS)
                        .mapToObj(new Rows(new Random(16_000))::row)
                        .collect(Collectors.joining(","));
        try (Sandbox wide = Sandbox.withLimit(version, Sandbox.OUT_OF_REACH, DDL);
                Connection plain = wide.plain()) {
            Observed expected = Observed.of(plain, sql, LEFT_BEHIND);
            assertThat(expected.results()).containsExactly("count " + ROWS);
            assertThat(observed(sql, OversizeStatements.SPLIT, InsertSplit.class))
                    .isEqualTo(expected);
            assertThat(observed(sql, OversizeStatements.ASSEMBLE, StatementAssembled.class))
                    .isEqualTo(expected);
        }
    }

    private Observed observed(String sql, OversizeStatements way, Class<?> event) throws SQLException {
        try (Sandbox narrow = Sandbox.withLimit(version, 64 << 10, DDL);
                Connection guarded = narrow.guarded(way)) {
            Observed observed = Observed.of(guarded, sql, LEFT_BEHIND);
            assertThat(narrow.events).hasAtLeastOneElementOfType(event);
            return observed;
        }
    }

    private record Rows(Random random) {
        String row(int i) {
            int x = random.nextInt(1_000);
            String area = i % 3 == 0
                    ? "NULL"
                    : "ST_GeomFromText('POLYGON((0 0, " + x + " 0, " + x + " " + i + ", 0 " + i + ", 0 0))')";
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            String hex = HexFormat.of().formatHex(bytes);
            String raw = i % 2 == 0 ? "x'" + hex + "'" : "_binary 'a\\0\\Z\\'),(\\\\" + i + "'";
            return "(POINT(" + x + ", " + i + "), " + area + ", " + raw + ", 'place (\"" + i + "\", /* no comment */')";
        }
    }
}
