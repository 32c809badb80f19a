package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.packet.Slice;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Puts one value together on the server: pieces of it become variables, sixteen of them are joined to one of the next level,
 * sixteen of these again, until one is left. So each statement of ours fits the smallest packet, and no byte is copied more
 * often than there are levels.
 *
 * <p>GROUP_CONCAT joins: it is held against {@code group_concat_max_len}, which a hint sets for that one statement, and not
 * against {@code max_allowed_packet}. It takes variables as they are, as constants ({@code dump_leaf_key} in item_sum.cc);
 * chosen by the number of a row they would pass a temporary table, where 16 MiB are the end.
 */
final class PieceTree {
    private static final int GROUP = 16;

    /** What stands around a piece in its packet. */
    private static final int HEADER = 16;

    /** Sixteen levels hold more than there are bytes in a {@code long}. */
    private static final int LEVELS = 17;

    private final ServerVariables variables;
    private final String prefix;
    private final long pieceSize;
    private final int[] filled = new int[LEVELS];
    private long bytes;
    private long pieces;

    /**
     * @param prefix begins the names of this value's variables
     * @param usablePayload the largest payload of a packet, in bytes
     */
    PieceTree(ServerVariables variables, String prefix, long usablePayload) {
        this.variables = variables;
        this.prefix = prefix;
        this.pieceSize = usablePayload - HEADER;
    }

    /** Bytes uploaded. */
    long bytes() {
        return bytes;
    }

    /** Pieces uploaded. */
    long pieces() {
        return pieces;
    }

    /**
     * Uploads all, and joins it.
     *
     * @param content read until it has given so many bytes, or has no more
     * @param most bytes of it
     * @param progress told the bytes of each upload
     * @return the variable that holds it
     * @throws SQLException also if the server has put together something else than was sent
     */
    String assemble(InputStream content, long most, LongConsumer progress) throws SQLException {
        boolean more;
        do {
            long before = bytes;
            more = upload(content, most - before) && bytes < most;
            progress.accept(bytes - before);
        } while (more);
        String name = root();
        long assembled = variables.length(name);
        if (assembled != bytes) {
            throw new SQLException("The server has put together " + assembled + " bytes of the " + bytes
                    + " that were sent to it; the statement was not executed");
        }
        return name;
    }

    /** Returns false if there was less than was asked for: the content is at its end. */
    private boolean upload(InputStream content, long left) throws SQLException {
        int count = (int) Math.min(GROUP, (left - 1) / pieceSize + 1);
        List<String> names = new ArrayList<>(count);
        List<Slice> slices = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(name(0, i));
            slices.add(new Slice(content, Math.min(pieceSize, left - i * pieceSize)));
        }
        variables.fill(names, slices);
        long given = slices.stream().mapToLong(Slice::given).sum();
        bytes += given;
        pieces += count;
        filled[0] = count;
        join(0);
        return given == Math.min(left, count * pieceSize);
    }

    private String root() throws SQLException {
        int level = 1;
        while (filled[level] != 1 || anyAbove(level)) {
            if (filled[level] > 0) {
                join(level);
            }
            level++;
        }
        return name(level, 0);
    }

    /** Joins the variables of a level to one of the next. */
    private void join(int level) throws SQLException {
        List<String> parts = new ArrayList<>(filled[level]);
        for (int i = 0; i < filled[level]; i++) {
            parts.add(name(level, i));
        }
        variables.join(parts, name(level + 1, filled[level + 1]));
        filled[level] = 0;
        filled[level + 1]++;
        if (filled[level + 1] == GROUP) {
            join(level + 1);
        }
    }

    private boolean anyAbove(int level) {
        for (int i = level + 1; i < LEVELS; i++) {
            if (filled[i] > 0) {
                return true;
            }
        }
        return false;
    }

    private String name(int level, int index) {
        return ServerVariables.name(prefix + "." + level + "." + index);
    }
}
