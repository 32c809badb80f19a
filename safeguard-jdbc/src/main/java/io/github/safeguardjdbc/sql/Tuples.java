package io.github.safeguardjdbc.sql;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the tuples of a statement stand and how many placeholders each has. Eight bytes a tuple, and up to half as much in
 * reserve; four more only if the tuples do not all have the same number of placeholders.
 */
final class Tuples {

    private int[] bounds = new int[2];
    private int size;
    private int commonPlaceholders;
    private int @Nullable [] placeholders;

    void add(int start, int end, int placeholderCount) {
        if (2 * size == bounds.length) {
            bounds = Arrays.copyOf(bounds, grown(bounds.length));
        }
        bounds[2 * size] = start;
        bounds[2 * size + 1] = end;
        if (size == 0) {
            commonPlaceholders = placeholderCount;
        }
        if (placeholders == null && placeholderCount != commonPlaceholders) {
            placeholders = new int[bounds.length / 2];
            Arrays.fill(placeholders, 0, size, commonPlaceholders);
        }
        if (placeholders != null) {
            if (size == placeholders.length) {
                placeholders = Arrays.copyOf(placeholders, bounds.length / 2);
            }
            placeholders[size] = placeholderCount;
        }
        size++;
    }

    /** By half, and even. */
    private static int grown(int length) {
        return length + Math.max(2, (length >> 2) << 1);
    }

    int size() {
        return size;
    }

    int start(int tuple) {
        return bounds[2 * checked(tuple)];
    }

    int end(int tuple) {
        return bounds[2 * checked(tuple) + 1];
    }

    int placeholders(int tuple) {
        int index = checked(tuple);
        return placeholders == null ? commonPlaceholders : placeholders[index];
    }

    int placeholders() {
        return placeholders == null
                ? size * commonPlaceholders
                : Arrays.stream(placeholders, 0, size).sum();
    }

    private int checked(int tuple) {
        return Objects.checkIndex(tuple, size);
    }
}
