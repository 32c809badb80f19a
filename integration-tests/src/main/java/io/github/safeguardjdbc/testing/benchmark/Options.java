package io.github.safeguardjdbc.testing.benchmark;

/**
 * What the system properties ask for.
 *
 * @param rows {@code benchmark.rows}: rows of the main workload, 200,000 by default
 * @param runs {@code benchmark.runs}: measured runs of each variant, 5 by default; one more before them is not counted
 */
record Options(int rows, int runs) {
    Options {
        if (rows < 1_000 || runs < 1) {
            throw new IllegalArgumentException(
                    "benchmark.rows must be at least 1,000 and benchmark.runs at least 1, not " + rows + " and "
                            + runs);
        }
    }

    static Options fromSystemProperties() {
        return new Options(Integer.getInteger("benchmark.rows", 200_000), Integer.getInteger("benchmark.runs", 5));
    }
}
