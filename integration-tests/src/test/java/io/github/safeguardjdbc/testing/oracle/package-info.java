/** Runs the differential oracle, and checks that it would notice. */
@NullMarked
package io.github.safeguardjdbc.testing.oracle;

import org.jspecify.annotations.NullMarked;
