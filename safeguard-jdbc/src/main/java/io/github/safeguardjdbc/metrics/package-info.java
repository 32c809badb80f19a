/** Counters of what was rewritten, resent and refused, and their MXBean. */
@NullMarked
package io.github.safeguardjdbc.metrics;

import org.jspecify.annotations.NullMarked;
