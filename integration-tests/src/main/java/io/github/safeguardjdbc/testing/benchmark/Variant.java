package io.github.safeguardjdbc.testing.benchmark;

import org.jspecify.annotations.Nullable;

/** The ways to write the same rows that are compared. */
enum Variant {
    DEFAULT_1000("driver default, 1,000 a batch", Access.DRIVER, new BatchLoader(1_000), 10),
    REWRITE_1000("driver rewrite, 1,000 a batch", Access.REWRITE, new BatchLoader(1_000), 1),
    REWRITE_ALL("driver rewrite, one batch", Access.REWRITE, new BatchLoader(BatchLoader.ALL), 1),
    SAFEGUARD_1000("safeguard, 1,000 a batch", Access.SAFEGUARD, new BatchLoader(1_000), 1),
    SAFEGUARD_ALL("safeguard, one batch", Access.SAFEGUARD, new BatchLoader(BatchLoader.ALL), 1),
    SAFEGUARD_REWRITE_1000(
            "safeguard over driver rewrite, 1,000 a batch", Access.SAFEGUARD_REWRITE, new BatchLoader(1_000), 1),
    SAFEGUARD_REWRITE_ALL(
            "safeguard over driver rewrite, one batch", Access.SAFEGUARD_REWRITE, new BatchLoader(BatchLoader.ALL), 1),
    MULTI_ROW("multi-row INSERT by hand, 1,000 rows each", Access.DRIVER, new MultiRowLoader(1_000), 1),
    MULTI_ROW_PREPARED(
            "the same, prepared on the server, 512 rows each", Access.SERVER_PREPARED, new MultiRowLoader(512), 1),
    LOCAL_INFILE("LOAD DATA LOCAL INFILE", Access.LOCAL_INFILE, new InfileLoader(), 1);

    private final String label;
    private final Access access;

    @SuppressWarnings("ImmutableEnumChecker") // every loader is a record of a number
    private final Loader loader;

    private final int divisor;

    /** @param divisor by which the number of rows is divided, because this variant would take too long otherwise */
    Variant(String label, Access access, Loader loader, int divisor) {
        this.label = label;
        this.access = access;
        this.loader = loader;
        this.divisor = divisor;
    }

    String label() {
        return label;
    }

    Access access() {
        return access;
    }

    Loader loader() {
        return loader;
    }

    int rows(int rows) {
        return Math.max(1, rows / divisor);
    }

    /** The driver's own rewriting of batches of the same size, or null if this is not a batch of such a size. */
    @Nullable Variant rewriteOfSameBatch() {
        return switch (this) {
            case DEFAULT_1000, REWRITE_1000, SAFEGUARD_1000, SAFEGUARD_REWRITE_1000 -> REWRITE_1000;
            case REWRITE_ALL, SAFEGUARD_ALL, SAFEGUARD_REWRITE_ALL -> REWRITE_ALL;
            case MULTI_ROW, MULTI_ROW_PREPARED, LOCAL_INFILE -> null;
        };
    }
}
