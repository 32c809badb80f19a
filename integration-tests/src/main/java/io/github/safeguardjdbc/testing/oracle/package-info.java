/**
 * The differential oracle: the same random JDBC program through plain Connector/J at a server that takes packets of 1
 * GiB, and through safeguard at one that takes tiny packets. Whatever a program can see must be the same.
 *
 * <p>A {@code Scenario} is a pure value that follows from a seed and an index; {@code Interpreter} runs it on a
 * connection and writes a {@code Transcript} of everything it saw; {@code Comparison} finds the first line in which two
 * transcripts differ, less what {@code KnownDifference} allows; {@code Shrinker} makes a small program of a large one.
 */
@NullMarked
package io.github.safeguardjdbc.testing.oracle;

import org.jspecify.annotations.NullMarked;
