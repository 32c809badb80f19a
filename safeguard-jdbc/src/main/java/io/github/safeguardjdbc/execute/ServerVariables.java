package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.packet.PacketLimit;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * User variables of the session that hold more bytes than fit into a packet. Not thread-safe; the connection's lock must be
 * held.
 *
 * <p>The server holds neither user variables against {@code max_allowed_packet} nor what MAKE_SET makes of them
 * ({@code Item_func_make_set::val_str} in item_strfunc.cc, unlike that of CONCAT), and MAKE_SET joins with commas. So the
 * bytes are cut at commas, each piece travels as long data of a prepared SET, and the server puts the commas back. Where a
 * stretch without a comma is larger than a piece, GROUP_CONCAT joins it; of its parts each must stay below 16 MiB, from which
 * on their lengths are stored modulo that.
 *
 * <p>Pieces are added to a first variable; sixteen of them to a second, sixteen of these to a third: so that no byte is
 * copied more than some dozens of times, however many pieces there are.
 */
final class ServerVariables implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FAN_IN = 16;
    private static final int LARGEST_PIECE = 4 << 20;
    private static final int SMALLEST_PIECE = 256;

    /** More than the characters that a part adds to the statement that joins it. */
    private static final int CHARS_PER_PART = 80;

    private final DriverConnection driver;
    private final PacketLimit limit;
    private final Deadline deadline;
    private final Cancellation cancellation;
    private final String prefix = "@safeguard_" + HexFormat.of().toHexDigits(RANDOM.nextInt());
    private final List<String> used = new ArrayList<>();
    private int stored;

    /**
     * @param deadline for all statements together
     * @param cancellation of all of them
     */
    ServerVariables(DriverConnection driver, PacketLimit limit, Deadline deadline, Cancellation cancellation) {
        this.driver = driver;
        this.limit = limit;
        this.deadline = deadline;
        this.cancellation = cancellation;
    }

    /**
     * Puts bytes into a new variable, as a binary string.
     *
     * @param bytes read to the end and not closed, a piece at a time
     * @return the variable's name, {@code @} included, to be used in SQL as it is
     * @throws IOException if the bytes cannot be read
     * @throws SQLException if the server refuses, or has put something else together
     */
    String store(InputStream bytes) throws SQLException, IOException {
        Levels levels = new Levels(prefix + "_" + stored++);
        PieceReader pieces = new PieceReader(bytes, pieceSize());
        try (PreparedStatement append = driver.prepareOnServer(levels.appending("CAST(? AS BINARY)"))) {
            while (pieces.next()) {
                if (pieces.isComplete()) {
                    bind(append, pieces);
                } else {
                    stretch(pieces, levels);
                }
                levels.added();
            }
        }
        String name = levels.merge();
        verify(name, pieces.total());
        return name;
    }

    /** Well below the limit, so that headers and what the driver adds have room; and of a size that both sides hold easily. */
    private int pieceSize() {
        return (int) Math.max(SMALLEST_PIECE, Math.min(LARGEST_PIECE, limit.usablePayload() / 4 * 3));
    }

    private void bind(PreparedStatement statement, PieceReader pieces) throws SQLException {
        statement.setBinaryStream(1, pieces.piece());
        deadline.limit(statement);
        cancellation.begin(statement);
        try {
            statement.execute();
        } finally {
            cancellation.end();
        }
    }

    /** Joins the pieces from the current one to the next that is complete. */
    private void stretch(PieceReader pieces, Levels levels) throws SQLException, IOException {
        List<String> parts = new ArrayList<>();
        boolean complete;
        do {
            String part = levels.variable("part" + parts.size());
            parts.add(part);
            if ((long) parts.size() * CHARS_PER_PART > limit.usablePayload()) {
                throw new SQLException("A stretch without a comma has too many pieces to be joined in one statement");
            }
            try (PreparedStatement set = driver.prepareOnServer("SET " + part + " = ?")) {
                bind(set, pieces);
            }
            complete = pieces.isComplete();
        } while (!complete && pieces.next());
        String whole = levels.variable("whole");
        execute(joining(parts, whole));
        execute("SET " + levels.assignment(whole) + ", " + nulls(parts) + ", " + whole + " = NULL");
    }

    /** The statement that joins parts without a comma: SET would need a change of the session's group_concat_max_len. */
    private static String joining(List<String> parts, String whole) {
        StringJoiner arms = new StringJoiner(" ", "CASE n ", " END");
        StringJoiner numbers = new StringJoiner(" UNION ALL ", "(", ") x");
        for (int i = 0; i < parts.size(); i++) {
            arms.add("WHEN " + i + " THEN " + parts.get(i));
            numbers.add("SELECT " + i + " n");
        }
        return "SELECT /*+ SET_VAR(group_concat_max_len = 4294967295) */ GROUP_CONCAT(" + arms
                + " ORDER BY n SEPARATOR '') INTO " + whole + " FROM " + numbers;
    }

    private void verify(String name, long expected) throws SQLException {
        try (Statement statement = driver.createStatement();
                ResultSet length = statement.executeQuery("SELECT LENGTH(" + name + ")")) {
            if (!length.next() || length.getLong(1) != expected) {
                throw new SQLException("The server has put together another number of bytes than the " + expected
                        + " that were sent; nothing was executed");
            }
        }
    }

    /** Executes a statement within the same deadline; returns its warnings. */
    @Nullable SQLWarning execute(String sql) throws SQLException {
        try (Statement statement = driver.createStatement()) {
            deadline.limit(statement);
            cancellation.begin(statement);
            statement.execute(sql);
            return statement.getWarnings();
        } finally {
            cancellation.end();
        }
    }

    /** Gives the server its memory back; again does nothing. Neither deadline nor cancellation stop it. */
    @Override
    public void close() throws SQLException {
        try (Statement statement = driver.createStatement()) {
            for (int i = 0; i < used.size(); i += FAN_IN) {
                statement.execute("SET " + nulls(used.subList(i, Math.min(used.size(), i + FAN_IN))));
            }
            used.clear();
        }
    }

    private static String nulls(List<String> names) {
        return String.join(" = NULL, ", names) + " = NULL";
    }

    /** The variables that one store adds pieces to. */
    private final class Levels {
        private final String base;
        private final List<String> names = new ArrayList<>();
        private final List<Integer> sizes = new ArrayList<>();

        Levels(String base) {
            this.base = base;
            open();
        }

        private void open() {
            names.add(variable(Integer.toString(names.size())));
            sizes.add(0);
        }

        String variable(String suffix) {
            String name = base + "_" + suffix;
            if (!used.contains(name)) {
                used.add(name);
            }
            return name;
        }

        /** The statement that adds a piece. */
        String appending(String piece) {
            return "SET " + assignment(piece);
        }

        String assignment(String piece) {
            return joined(names.get(0), piece);
        }

        private static String joined(String first, String second) {
            // NULL, which the variable is at first, is left out, and its comma.
            return first + " = MAKE_SET(3, " + first + ", " + second + ")";
        }

        /** A piece was added. */
        void added() throws SQLException {
            sizes.set(0, sizes.get(0) + 1);
            for (int level = 0; sizes.get(level) == FAN_IN; level++) {
                if (level + 1 == names.size()) {
                    open();
                }
                lift(level);
                sizes.set(level + 1, sizes.get(level + 1) + 1);
            }
        }

        private void lift(int level) throws SQLException {
            execute("SET " + joined(names.get(level + 1), names.get(level)) + ", " + names.get(level) + " = NULL");
            sizes.set(level, 0);
        }

        /** Adds each level to the next; returns the variable that then holds all. */
        String merge() throws SQLException {
            for (int level = 0; level + 1 < names.size(); level++) {
                lift(level);
            }
            return names.get(names.size() - 1);
        }
    }
}
