package io.github.safeguardjdbc.testing.liveness;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tables of the experiments, and statements that several of them have. */
final class Texts {
    static final String[] TABLES = {
        "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, mark INT, KEY (mark))",
        "CREATE TABLE c (mark INT PRIMARY KEY, n INT)",
        "CREATE TABLE b (mark INT, i INT, KEY (mark))",
        "CREATE TABLE r (mark INT, KEY (mark))",
        "CREATE TABLE v (mark INT, v LONGBLOB, KEY (mark))",
        "CREATE TRIGGER gone AFTER DELETE ON r FOR EACH ROW INSERT INTO t (mark) VALUES (OLD.mark)",
        "CREATE PROCEDURE p(m INT) INSERT INTO t (mark) VALUES (m)",
        "CREATE FUNCTION f(m INT) RETURNS INT DETERMINISTIC MODIFIES SQL DATA"
                + " BEGIN INSERT INTO t (mark) VALUES (m); RETURN m; END"
    };

    /** The limit that they are given, so that little is large. */
    static final String LIMIT = "safeguard.maxPacket=1K";

    static final String INSERT = "INSERT INTO t (mark) VALUES (:mark)";
    static final String PREPARED_INSERT = "INSERT INTO t (mark) VALUES (?)";
    static final String UPDATE = "UPDATE c SET n = n + 1 WHERE mark = :mark";
    static final String PREPARED_ENTRY = "INSERT INTO b (mark, i) VALUES (?, ?)";
    static final String VALUE = "INSERT INTO v VALUES (?, ?)";
    static final String SELECT = "SELECT mark, n FROM c WHERE mark = :mark";

    /** The entries of a batch. */
    static final int ENTRIES = 5;

    /** The rows of a statement that fits no packet. */
    static final int ROWS = 120;

    static final String ALL_ROWS = IntStream.range(0, ROWS)
            .mapToObj(i -> "(:mark, " + i + ")")
            .collect(Collectors.joining(", ", "INSERT INTO b (mark, i) VALUES ", ""));

    private static final String PIECE = "a value ";
    private static final int PIECES_OF_STAGED = 300;
    private static final int PIECES_OF_SENT_AHEAD = 90;

    /** What a value is at the server, if all of it is there. */
    static final String WHOLE_VALUES =
            "REPEAT('" + PIECE + "', " + PIECES_OF_STAGED + "), REPEAT('" + PIECE + "', " + PIECES_OF_SENT_AHEAD + ")";

    private Texts() {}

    /** A value that fits no packet. */
    static byte[] staged() {
        return PIECE.repeat(PIECES_OF_STAGED).getBytes(StandardCharsets.US_ASCII);
    }

    /** A value that would fit no packet as a literal, which is twice as long. */
    static byte[] sentAhead() {
        return PIECE.repeat(PIECES_OF_SENT_AHEAD).getBytes(StandardCharsets.US_ASCII);
    }
}
