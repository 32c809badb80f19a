/** The doctor: examines a server, a pool and the driver's settings against each other, and says what to mend. */
@NullMarked
package io.github.safeguardjdbc.doctor;

import org.jspecify.annotations.NullMarked;
