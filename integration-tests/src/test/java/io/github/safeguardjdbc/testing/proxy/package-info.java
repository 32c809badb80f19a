/** Tests of the proxy. */
@NullMarked
package io.github.safeguardjdbc.testing.proxy;

import org.jspecify.annotations.NullMarked;
