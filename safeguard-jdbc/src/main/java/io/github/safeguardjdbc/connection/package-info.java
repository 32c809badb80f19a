/**
 * The JDBC objects that an application holds: abstract classes with the methods that have a behaviour of their own.
 *
 * <p>{@link io.github.safeguardjdbc.build.DelegateWeaver} completes them at build time: each remaining method of their
 * interface becomes a plain call on the object below, each {@code create} a call of the constructor. Classes straight
 * from javac fail with an {@link UnsatisfiedLinkError}: run {@code mvn process-classes}.
 */
@NullMarked
package io.github.safeguardjdbc.connection;

import org.jspecify.annotations.NullMarked;
