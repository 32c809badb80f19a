/** The demo: the same batch program on a real MySQL server, three ways, and what becomes of its rows. */
@NullMarked
package io.github.safeguardjdbc.testing.demo;

import org.jspecify.annotations.NullMarked;
