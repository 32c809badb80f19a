package io.github.safeguardjdbc.testing.demo;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A batch that an application might send, and how to tell whether it arrived.
 *
 * @param title what it is, for people
 * @param table the definition of the table that it goes into
 * @param insert the statement of the batch
 * @param rows how many rows are sent
 * @param storable how many of them a table like that can hold
 * @param intact SQL that is true for a row of the table that holds what was sent
 */
record Workload(String title, String table, String insert, int rows, int storable, String intact, Binder binder) {

    /** Sets the parameters of a row; rows count from 1. */
    @FunctionalInterface
    interface Binder {
        void bind(PreparedStatement statement, int row) throws SQLException;
    }
}
