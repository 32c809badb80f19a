/** The JDKs that applications are run with. */
@NullMarked
package io.github.safeguardjdbc.testing.jdk;

import org.jspecify.annotations.NullMarked;
