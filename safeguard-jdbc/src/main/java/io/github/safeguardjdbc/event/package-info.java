/** The way of an event from where it happens to the counters, the log and the application's listeners. */
@NullMarked
package io.github.safeguardjdbc.event;

import org.jspecify.annotations.NullMarked;
