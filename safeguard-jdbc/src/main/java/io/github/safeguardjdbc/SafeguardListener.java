package io.github.safeguardjdbc;

/**
 * Hears what safeguard does.
 *
 * <p>Events come on the thread that made the JDBC call, inside of that call, so be quick and do not use the connection. A
 * listener of a data source hears all of its connections and is called by their threads at the same time. What it throws
 * never reaches the application: it is logged, with its stack the first time. Only a
 * {@link VirtualMachineError}, such as running out of memory, is passed on.
 */
@FunctionalInterface
public interface SafeguardListener {
    /** Called for each event, in the order in which they happen on a connection. */
    void onEvent(SafeguardEvent event);
}
