/** Applications in JVMs of their own that know nothing of safeguard, and the packaged agent. */
@NullMarked
package io.github.safeguardjdbc.testing.agent;

import org.jspecify.annotations.NullMarked;
