/** Reports as text, JSON and HTML. */
@NullMarked
package io.github.safeguardjdbc.doctor.render;

import org.jspecify.annotations.NullMarked;
