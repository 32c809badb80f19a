package io.github.safeguardjdbc.testing.proxy;

/**
 * A strike at an exact byte.
 *
 * @param direction in which bytes are counted, from the moment when the fault is armed
 * @param offset how many of them still pass; with 0 the first one strikes, and is lost
 * @param strike what happens then
 */
public record Fault(Direction direction, long offset, Strike strike) {}
