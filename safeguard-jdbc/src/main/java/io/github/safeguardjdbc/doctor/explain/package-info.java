/** What would become of the statements of a script, without a server. */
@NullMarked
package io.github.safeguardjdbc.doctor.explain;

import org.jspecify.annotations.NullMarked;
