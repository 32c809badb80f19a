/** The entry points: what an application configures, wraps, listens to and catches. */
@NullMarked
package io.github.safeguardjdbc;

import org.jspecify.annotations.NullMarked;
