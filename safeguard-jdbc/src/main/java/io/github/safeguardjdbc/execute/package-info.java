/** Runs a plan on a connection, and yields what the plain path would have yielded: counts, keys, exceptions. */
@NullMarked
package io.github.safeguardjdbc.execute;

import org.jspecify.annotations.NullMarked;
