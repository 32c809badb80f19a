package io.github.safeguardjdbc.agent;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decides about each connection that leaves the outermost method of its thread that hands out connections: those of MySQL are
 * guarded, all others go on as they are, as do all when something of ours fails. Thread-safe.
 */
final class HandOut {
    private static final String OURS = "io.github.safeguardjdbc.";
    private static final String DRIVER = "com.mysql.cj.";

    private final Guests guests;
    private final Calls calls;

    HandOut(Guests guests, Calls calls) {
        this.guests = guests;
        this.calls = calls;
    }

    /** Called when a method that hands out a connection begins, with an array of its object and its arguments. */
    void begins(Object[] call) {
        try {
            calls.enter(call);
        } catch (Throwable e) { // Such as a lack of stack: the method will fail, or its connection is not guarded.
            calls.reset();
        }
    }

    /** Called when it ends, with what it is about to return, null if that is no connection. */
    @Nullable Connection ends(@Nullable Connection connection) {
        try {
            Connection given = connection == null ? null : given(connection);
            calls.leave();
            return given;
        } catch (Throwable e) { // Whatever it is, the application has its connection.
            calls.reset();
            AgentLog.failed("A connection could not be guarded; the application has it as it came", e);
            return connection;
        }
    }

    private Connection given(Connection connection) throws SQLException {
        Object[] call = calls.outermost();
        if (call == null
                || call[0].getClass().getName().startsWith(OURS)
                || connection.getClass().getName().startsWith(OURS)
                || isForItsCaller(call[0], connection)) {
            return connection;
        }
        BiFunction<Connection, Object[], Connection> guest = guests.of(connection);
        return guest == null ? connection : guest.apply(connection, call);
    }

    private boolean isForItsCaller(Object giver, Connection connection) {
        return isPhysical(giver, connection)
                ? Callers.wantItUnguarded()
                : guests.areBesideSafeguard() && Callers.guardItThemselves();
    }

    private static boolean isPhysical(Object giver, Connection connection) {
        return giver instanceof Driver
                || connection.getClass().getName().startsWith(DRIVER)
                || giver.getClass().getName().startsWith(DRIVER);
    }
}
