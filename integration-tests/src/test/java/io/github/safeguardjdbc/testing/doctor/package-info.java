/** What the doctor finds at real servers that were broken on purpose, and that its remedies mend them. */
@NullMarked
package io.github.safeguardjdbc.testing.doctor;

import org.jspecify.annotations.NullMarked;
