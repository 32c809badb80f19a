/** The sample application on real MySQL servers, guarded and not. */
@NullMarked
package io.github.safeguardjdbc.sample;

import org.jspecify.annotations.NullMarked;
