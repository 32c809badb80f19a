/**
 * Idle and lost connections: when to ask whether a connection is still there, what a loss proves about the statement that it
 * met, and whether that statement may run on another connection.
 */
@NullMarked
package io.github.safeguardjdbc.liveness;

import org.jspecify.annotations.NullMarked;
