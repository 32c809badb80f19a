/** Bound parameters as recorded setter calls: what was set, how to set it again, and whether that is possible. */
@NullMarked
package io.github.safeguardjdbc.value;

import org.jspecify.annotations.NullMarked;
