/** What runs while this module is built, and is left out of its jar. */
@NullMarked
package io.github.safeguardjdbc.build;

import org.jspecify.annotations.NullMarked;
