/** Stand-ins for the objects of a pool, a driver and a server. */
@NullMarked
package io.github.safeguardjdbc.stub;

import org.jspecify.annotations.NullMarked;
