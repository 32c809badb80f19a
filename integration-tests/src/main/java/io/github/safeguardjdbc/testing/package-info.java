/** Real MySQL servers, and the programs that run against them: tests, demo, benchmarks. */
@NullMarked
package io.github.safeguardjdbc.testing;

import org.jspecify.annotations.NullMarked;
