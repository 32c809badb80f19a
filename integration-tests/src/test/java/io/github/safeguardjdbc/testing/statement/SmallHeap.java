package io.github.safeguardjdbc.testing.statement;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A program with little memory that executes the statement in a file; its arguments are a URL and that file. What it writes
 * is the update count.
 */
final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] args) throws Exception {
        // In ISO 8859-1 the bytes that were read are those of the String: the text is never there twice.
        String sql = Files.readString(Path.of(args[1]), StandardCharsets.ISO_8859_1);
        System.out.println(execute(args[0], sql));
    }

    private static long execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }
}
