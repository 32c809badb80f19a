package io.github.safeguardjdbc.plan;

import java.time.Duration;

/**
 * How large a chunk may become.
 *
 * @param usablePayload hard limit of a packet's payload, in bytes
 * @param chunkSize bytes at which a chunk is full, for speed
 * @param rows rows at which a chunk is full, for speed
 */
public record ChunkBudget(long usablePayload, long chunkSize, int rows) {
    /** From here on a round trip costs more than the rows of a chunk. */
    private static final Duration LONG_WAY = Duration.ofMillis(4);

    /** What the two-byte parameter count of COM_STMT_PREPARE_OK can say; the server answers 1390 above it. */
    static final int MAX_PARAMETERS = 65_535;

    private static final int FAT_SHARE = 8;
    private static final int EVERY_NUMBER_UP_TO = 16;

    public ChunkBudget {
        chunkSize = Math.min(chunkSize, usablePayload);
    }

    /**
     * Bytes above which a row is fat: it is measured exactly, and only this much of it counts towards
     * {@link #chunkSize}, so that it rides along with the thin rows around it instead of making their chunks shorter.
     */
    long fatRow() {
        return chunkSize / FAT_SHARE;
    }

    /**
     * True for the numbers of rows at which a full chunk ends: all up to 16, then 24, 32, 48, 64, 96 and so on. At most a
     * third of a chunk is given away for it.
     */
    static boolean isRound(int rows) {
        boolean powerOfTwo = Integer.bitCount(rows) == 1;
        boolean threeHalvesOfOne = Integer.bitCount(rows) == 2 && (rows & (rows >> 1)) != 0;
        return rows <= EVERY_NUMBER_UP_TO || powerOfTwo || threeHalvesOfOne;
    }

    /**
     * Rows at which a chunk is full. Above some hundreds the server takes longer for a row the more rows a statement has
     * (8.0.12: a tenth more with 1,024 than with 512), which only pays where the way to the server takes longer still.
     *
     * @param roundTrip the shortest time that an answer has taken
     */
    public static int rowsFor(Duration roundTrip) {
        return roundTrip.compareTo(LONG_WAY) < 0 ? 512 : 1024;
    }

    int maxRows(int parametersPerRow) {
        return parametersPerRow == 0 ? rows : Math.max(1, Math.min(rows, MAX_PARAMETERS / parametersPerRow));
    }
}
