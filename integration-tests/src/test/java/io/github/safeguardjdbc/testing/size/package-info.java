/** Holds the size functions against the packets that the driver itself builds. */
@NullMarked
package io.github.safeguardjdbc.testing.size;

import org.jspecify.annotations.NullMarked;
