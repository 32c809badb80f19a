/**
 * The Java agent: guards every MySQL connection that an application obtains, without a change to the application.
 *
 * <p>It has two halves. This package is loaded once, by the system class loader, and knows nothing of MySQL: it rewrites the
 * methods that hand out connections so that they ask {@link HandOut}. The other half,
 * {@link io.github.safeguardjdbc.agent.guest}, is loaded with the rest of safeguard once for each Connector/J in the JVM, by a
 * {@link GuestLoader} below the loader of that driver. The halves speak to each other in types of the JDK alone, and
 * through {@code java.sql.SafeguardSeam}, a class of two fields that {@link SeamClass} adds to the package of
 * {@code java.sql.Connection}: whoever has a data source sees it, whatever its class loader hides.
 */
@NullMarked
package io.github.safeguardjdbc.agent;

import org.jspecify.annotations.NullMarked;
