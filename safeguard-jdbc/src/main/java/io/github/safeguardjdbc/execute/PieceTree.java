package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.packet.Slice;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

    /** Sixteen levels hold more than there are bytes in a {@code long}. */
    private static final int LEVELS = 17;

    private final ValueVariables variables;
    private final String prefix;
    private final long pieceSize;
    private final int[] filled = new int[LEVELS];
    private long bytes;
    private long pieces;

    /**
     * @param prefix begins the names of this value's variables
     * @param pieceSize bytes of a piece, at most the limit
     */
    PieceTree(ValueVariables variables, String prefix, long pieceSize) {
        this.variables = variables;
        this.prefix = prefix;
        this.pieceSize = pieceSize;
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
     * Uploads some pieces.
     *
     * @param left bytes that are still to come, at most
     * @return false if there were fewer: the content is at its end
     */
    boolean upload(InputStream content, long left) throws SQLException {
        int count = (int) Math.max(1, Math.min(GROUP, (left + pieceSize - 1) / pieceSize));
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

    /** The variable that holds all. */
    String root() throws SQLException {
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
        return ValueVariables.name(prefix + "." + level + "." + index);
    }
}
