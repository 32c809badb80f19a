/** The command line of the doctor. */
@NullMarked
package io.github.safeguardjdbc.doctor.cli;

import org.jspecify.annotations.NullMarked;
