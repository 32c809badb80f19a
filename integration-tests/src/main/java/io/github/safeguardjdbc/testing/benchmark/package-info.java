/**
 * What bulk writes cost on real MySQL servers: through the driver as it is, with its own batch rewriting, and guarded.
 *
 * <p>{@link io.github.safeguardjdbc.testing.benchmark.BatchBenchmark} is the program.
 */
@NullMarked
package io.github.safeguardjdbc.testing.benchmark;

import org.jspecify.annotations.NullMarked;
