/** Tests of idle and lost connections: on real servers, killed, timed out, and cut at exact bytes. */
@NullMarked
package io.github.safeguardjdbc.testing.liveness;

import org.jspecify.annotations.NullMarked;
