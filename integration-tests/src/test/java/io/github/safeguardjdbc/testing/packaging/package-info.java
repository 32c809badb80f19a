/** Looks at the packaged jar as an application gets it. */
@NullMarked
package io.github.safeguardjdbc.testing.packaging;

import org.jspecify.annotations.NullMarked;
