package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.execute.PhysicalConnection;
import io.github.safeguardjdbc.liveness.Link;

/**
 * What is kept for a physical connection, whoever borrows it.
 *
 * @param physical for executing statements on it
 * @param link for knowing whether it is alive
 */
record KnownConnection(PhysicalConnection physical, Link link) {}
