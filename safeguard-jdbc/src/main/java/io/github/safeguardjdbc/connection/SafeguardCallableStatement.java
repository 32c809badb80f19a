package io.github.safeguardjdbc.connection;

import java.sql.CallableStatement;

/** A call of a stored routine, prepared by our connection. */
abstract class SafeguardCallableStatement extends SafeguardPreparedStatement implements CallableStatement {

    private final CallableStatement callable;

    SafeguardCallableStatement(SafeguardConnection connection, CallableStatement callable) {
        super(connection, callable);
        this.callable = callable;
    }

    static native SafeguardCallableStatement create(SafeguardConnection connection, CallableStatement callable);

    @Override
    CallableStatement delegate() {
        return callable;
    }
}
