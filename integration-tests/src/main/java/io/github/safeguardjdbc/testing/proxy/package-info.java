/** A TCP proxy that disturbs what passes through it: at an exact byte, or slowly, or in small pieces. */
@NullMarked
package io.github.safeguardjdbc.testing.proxy;

import org.jspecify.annotations.NullMarked;
