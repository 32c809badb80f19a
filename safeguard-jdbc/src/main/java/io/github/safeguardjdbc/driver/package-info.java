/** The one place that touches Connector/J's own classes. */
@NullMarked
package io.github.safeguardjdbc.driver;

import org.jspecify.annotations.NullMarked;
