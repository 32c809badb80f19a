package io.github.safeguardjdbc.doctor.survey;

import java.util.List;

/**
 * What one server says of itself. Immutable.
 *
 * @param host {@code host:port}
 * @param global its global variables
 * @param session those of the session that asked
 * @param status its global status counters
 * @param connection the status of the connection that asked: TLS, compression
 * @param errors the errors of interest that it counted
 * @param blockedHosts clients that it remembers with errors
 * @param columns the columns for large values, where a schema was asked for
 * @param replicas the replicas that it knows of
 * @param acceptedPayload the largest payload that came through when it was tried, or −1 if it was not tried
 * @param unseen what it did not let us see
 */
public record ServerFacts(
        String host,
        Variables global,
        Variables session,
        Variables status,
        Variables connection,
        List<ErrorCount> errors,
        List<BlockedHost> blockedHosts,
        List<LargeColumn> columns,
        List<String> replicas,
        long acceptedPayload,
        List<Unseen> unseen) {

    /** The name, in {@link #status}, of the length of {@code gtid_executed}, asked where it is tracked. */
    public static final String GTIDS = "gtid_executed_bytes";

    /** Copies the lists. */
    public ServerFacts {
        errors = List.copyOf(errors);
        blockedHosts = List.copyOf(blockedHosts);
        columns = List.copyOf(columns);
        replicas = List.copyOf(replicas);
        unseen = List.copyOf(unseen);
    }

    /** The same with what a {@link PacketProbe} found. */
    public ServerFacts withAcceptedPayload(long payload) {
        return new ServerFacts(
                host, global, session, status, connection, errors, blockedHosts, columns, replicas, payload, unseen);
    }

    /** The server's version, as in {@code 8.0.12}. */
    public String version() {
        return global.text("version");
    }

    /** {@code max_allowed_packet} as new sessions get it, in bytes. */
    public long packetLimit() {
        return global.number("max_allowed_packet", 0);
    }

    /** How often an error was raised; 0 if it was not counted. */
    public long raised(int error) {
        return errors.stream()
                .filter(count -> count.number() == error)
                .mapToLong(ErrorCount::raised)
                .sum();
    }

    /** The name of a variable that was renamed in 8.0.26: whichever this server has. */
    public String named(String today, String before) {
        return global.has(today) ? today : before;
    }
}
