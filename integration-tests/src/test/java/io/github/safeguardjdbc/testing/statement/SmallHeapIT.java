package io.github.safeguardjdbc.testing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement of any size takes the memory of its own text and of one piece. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record SmallHeapIT(MySqlVersion version) {
    private static final int LIMIT = 4 << 20;
    private static final int ROW_BYTES = 1_000;
    private static final int MEGABYTE = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"assemble", "split"})
    void hasNoRoomForThirtyMegabytesTwice(String way, @TempDir Path folder) throws Exception {
        execute(30, "-Xmx52m", "safeguard.oversizeStatements=" + way, folder);
    }

    @Tag("proof")
    @ParameterizedTest
    @ValueSource(strings = "auto")
    void threeHundredMegabytes(String way, @TempDir Path folder) throws Exception {
        execute(300, "-Xmx1g", "safeguard.oversizeStatements=" + way, folder);
    }

    private void execute(int megabytes, String heap, String setting, Path folder) throws Exception {
        MySqlServer server = SharedServers.withLimit(version, LIMIT);
        String database = server.createDatabase();
        try (Connection connection = server.connect(database)) {
            Sql.execute(connection, "CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(1000))");
            Path text = folder.resolve("insert.sql");
            int rows = write(text, (long) megabytes * MEGABYTE);
            String url = server.url(database, setting).replaceFirst("jdbc:", "jdbc:safeguard:");

            assertThat(run(folder, heap, url, text.toString())).isEqualTo(Integer.toString(rows));

            assertThat(Sql.text(connection, "SELECT COUNT(*), SUM(id), MIN(LENGTH(v)), MAX(LENGTH(v)) FROM t"))
                    .isEqualTo(rows + "|" + (long) rows * (rows - 1) / 2 + "|" + ROW_BYTES + "|" + ROW_BYTES);
            Sql.execute(connection, "DROP TABLE t");
        }
    }

    private static int write(Path file, long bytes) throws IOException {
        String value = "it is a row of text, ".repeat(50).substring(0, ROW_BYTES);
        int rows = 0;
        try (BufferedWriter text = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            text.write("INSERT INTO t VALUES ");
            for (long written = 0; written < bytes; rows++) {
                String row = (rows == 0 ? "" : ",") + "(" + rows + ",'" + value + "')";
                text.write(row);
                written += row.length();
            }
        }
        return rows;
    }

    /** What the program with so much memory writes. */
    private static String run(Path folder, String heap, String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                arguments[0],
                arguments[1]);
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(process.waitFor(20, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
