/** Proof that the test servers do what tests rely on. */
@NullMarked
package io.github.safeguardjdbc.testing.server;

import org.jspecify.annotations.NullMarked;
