package io.github.safeguardjdbc.connection;

import java.sql.PreparedStatement;

/** A prepared statement of our connection. */
abstract class SafeguardPreparedStatement extends SafeguardStatement implements PreparedStatement {

    private final PreparedStatement prepared;

    SafeguardPreparedStatement(SafeguardConnection connection, PreparedStatement prepared) {
        super(connection, prepared);
        this.prepared = prepared;
    }

    static native SafeguardPreparedStatement create(SafeguardConnection connection, PreparedStatement prepared);

    @Override
    PreparedStatement delegate() {
        return prepared;
    }
}
