package io.github.safeguardjdbc.agent;

import java.sql.Connection;
import java.sql.Driver;
import java.util.function.BiFunction;

/**
 * Decides about each connection that leaves the outermost method of its thread that hands out connections: those of MySQL are
 * guarded, all others go on as they are, as do all when something of ours fails. Thread-safe.
 */
final class HandOut implements BiFunction<Connection, Object[], Connection> {
    private static final String OURS = "io.github.safeguardjdbc.";
    private static final String DRIVER = "com.mysql.cj.";

    private final Guests guests;

    HandOut(Guests guests) {
        this.guests = guests;
    }

    /**
     * @param connection what the method was about to return
     * @param origin the object of the method, and an array of its arguments
     */
    @Override
    public Connection apply(Connection connection, Object[] origin) {
        try {
            String giver = origin[0].getClass().getName();
            if (giver.startsWith(OURS)
                    || connection.getClass().getName().startsWith(OURS)
                    || isForItsCaller(origin[0], connection)) {
                return connection;
            }
            BiFunction<Connection, Object[], Connection> guest = guests.of(connection);
            return guest == null ? connection : guest.apply(connection, flat(origin[0], (Object[]) origin[1]));
        } catch (Throwable e) { // Whatever it is, the application has its connection.
            AgentLog.failed("A connection could not be guarded; the application has it as it came", e);
            return connection;
        }
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

    private static Object[] flat(Object giver, Object[] arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = giver;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }
}
