/** Large values, written and read through safeguard on real servers with small packets. */
@NullMarked
package io.github.safeguardjdbc.testing.value;

import org.jspecify.annotations.NullMarked;
