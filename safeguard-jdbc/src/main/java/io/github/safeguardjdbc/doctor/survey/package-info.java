/** Reads what can be read of servers, driver and pool, and remembers what could not be. */
@NullMarked
package io.github.safeguardjdbc.doctor.survey;

import org.jspecify.annotations.NullMarked;
