package io.github.safeguardjdbc.testing.benchmark;

import java.sql.DatabaseMetaData;

/** Names a driver of today. */
abstract class StubMetaData implements DatabaseMetaData {
    @Override
    public int getDriverMajorVersion() {
        return 26;
    }

    @Override
    public int getDriverMinorVersion() {
        return 10;
    }

    @Override
    public String getDatabaseProductName() {
        return "MySQL";
    }

    @Override
    public String getDatabaseProductVersion() {
        return "9.7.0";
    }
}
