/** Batches and single statements on real servers: they fit, they are fast, and they do what Connector/J alone does. */
@NullMarked
package io.github.safeguardjdbc.testing.batch;

import org.jspecify.annotations.NullMarked;
