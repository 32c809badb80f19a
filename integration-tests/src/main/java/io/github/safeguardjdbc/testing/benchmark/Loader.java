package io.github.safeguardjdbc.testing.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A way to write rows into the sample table. */
@FunctionalInterface
interface Loader {
    void load(Connection connection, List<SampleRow> rows) throws SQLException;
}
