/** Judges what was read: each check knows one matter, and touches nothing. */
@NullMarked
package io.github.safeguardjdbc.doctor.check;

import org.jspecify.annotations.NullMarked;
