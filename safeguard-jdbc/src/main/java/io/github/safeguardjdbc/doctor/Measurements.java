package io.github.safeguardjdbc.doctor;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.doctor.Report.Capacity;
import io.github.safeguardjdbc.doctor.Report.Fact;
import io.github.safeguardjdbc.doctor.Report.Size;
import io.github.safeguardjdbc.doctor.Report.Time;
import io.github.safeguardjdbc.doctor.survey.LargeColumn;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import io.github.safeguardjdbc.doctor.survey.Quantity;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.packet.RowEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of a report, as they were read. */
final class Measurements {
    /** What a short INSERT and the packet's own bytes take. */
    private static final int STATEMENT = 256;

    /** Of the type LONGBLOB, in bytes. */
    private static final long LARGEST_COLUMN = (1L << 32) - 1;

    private static final String STAGED = "in pieces, by safeguard (six times that in the server's memory)";

    private final Setup setup;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Size> sizes = new ArrayList<>();
    private final List<Time> times = new ArrayList<>();
    private final List<Capacity> capacities = new ArrayList<>();

    Measurements(Setup setup) {
        this.setup = setup;
        setup.servers().forEach(this::server);
        proxy();
        pool();
        driver();
        safeguard();
    }

    List<Fact> facts() {
        return facts;
    }

    List<Size> sizes() {
        return sizes;
    }

    List<Time> times() {
        return times;
    }

    List<Capacity> capacities() {
        return capacities;
    }

    private void server(ServerFacts server) {
        String host = server.host();
        fact(host, "version", server.version() + " " + server.global().text("version_comment"));
        Duration uptime = Duration.ofSeconds(server.status().number("uptime", 0));
        fact(host, "uptime", Quantity.time(uptime));
        for (String counter : List.of("Aborted_clients", "Aborted_connects")) {
            long count = server.status().number(counter.toLowerCase(Locale.ROOT), 0);
            fact(
                    host,
                    counter,
                    String.format(
                            Locale.ROOT, "%,d, %.1f an hour", count, count * 3600.0 / Math.max(1, uptime.toSeconds())));
        }
        counted(server, "connections at once", "max_used_connections", "max_connections");
        counted(server, "prepared statements", "prepared_stmt_count", "max_prepared_stmt_count");
        String cipher = server.connection().text("ssl_cipher");
        fact(host, "encryption", cipher.isEmpty() ? "none" : server.connection().text("ssl_version") + " " + cipher);
        fact(host, "compression", server.connection().isOn("compression") ? "on" : "off");
        if (server.global().isOn("log_bin")) {
            fact(
                    host,
                    "binary log",
                    server.global().text("binlog_format") + ", row events of "
                            + server.global().text("binlog_row_event_max_size")
                            + " bytes unless one row is larger; replicas: "
                            + (server.replicas().isEmpty() ? "none known" : String.join(", ", server.replicas())));
        }
        sizesOf(server);
        timesOf(server);
        capacitiesOf(server);
    }

    private void counted(ServerFacts server, String name, String used, String most) {
        fact(
                server.host(),
                name,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d",
                        server.status().number(used, 0),
                        server.global().number(most, 0)));
    }

    private void sizesOf(ServerFacts server) {
        long session = server.session().number("max_allowed_packet", server.packetLimit());
        limit(server.host(), "max_allowed_packet (global)", server.packetLimit());
        if (session != server.packetLimit()) {
            limit(server.host(), "max_allowed_packet (session)", session);
        }
        limit(server.host(), "largest payload that it takes", usable(session));
        limit(server.host(), "net_buffer_length", server.global().number("net_buffer_length", -1));
        String replica = server.named("replica_max_allowed_packet", "slave_max_allowed_packet");
        limit(server.host(), replica, server.global().number(replica, -1));
        limit(server.host(), "payload that came through", server.acceptedPayload());
    }

    private void timesOf(ServerFacts server) {
        for (String name : List.of(
                "wait_timeout", "interactive_timeout", "net_read_timeout", "net_write_timeout", "connect_timeout")) {
            time(server.host(), name, Duration.ofSeconds(server.session().number(name, 0)));
        }
    }

    /**
     * A binary value as text is hexadecimal, unless the connection's character set has one byte a character. What is staged is
     * held against no packet, but becomes one event of the binary log.
     */
    private void capacitiesOf(ServerFacts server) {
        long staged = server.global().isOn("log_bin") ? RowEvent.largestValues() : LARGEST_COLUMN;
        long limit = server.session().number("max_allowed_packet", server.packetLimit());
        if (setup.safeguard() != null) {
            limit = Math.min(limit, setup.safeguard().maxPacket());
        }
        long room = Math.max(0, usable(limit) - STATEMENT);
        String host = server.host();
        capacities.add(new Capacity(host, "text protocol (useServerPrepStmts=false), byte[] as hexadecimal", room / 2));
        capacities.add(new Capacity(host, "text protocol, text without quotes or backslashes", room));
        capacities.add(new Capacity(host, "binary protocol (useServerPrepStmts=true)", room));
        capacities.add(new Capacity(host, "binary protocol, streamed (setBinaryStream, setBlob)", limit));
        capacities.add(new Capacity(host, STAGED, staged));
        for (LargeColumn column : server.columns()) {
            String way = "column " + column.name() + " (" + column.type() + ")";
            capacities.add(new Capacity(host, way, Math.min(column.bytes(), limit)));
            if (column.bytes() > limit && !column.isJson()) {
                capacities.add(new Capacity(host, way + ", " + STAGED, Math.min(column.bytes(), staged)));
            }
        }
    }

    private long usable(long limit) {
        return new PacketLimit(Math.max(1, limit), setup.isOn("useCompression")).usablePayload();
    }

    private void proxy() {
        Duration idle = setup.proxyIdleLimit();
        if (idle != null) {
            time("proxy", setup.proxyName() + ": idle limit", idle);
        }
    }

    private void pool() {
        PoolSettings pool = setup.pool();
        if (pool != null) {
            fact("pool", "maximumPoolSize", Integer.toString(pool.maximumPoolSize()));
            time("pool", "maxLifetime", pool.maxLifetime());
            time("pool", "idleTimeout", pool.idleTimeout());
            time("pool", "keepaliveTime", pool.keepaliveTime());
            time("pool", "connectionTimeout", pool.connectionTimeout());
        }
    }

    private void driver() {
        if (setup.driver() != null) {
            fact("driver", "Connector/J", setup.driver().version());
            limit("driver", "maxAllowedPacket", setup.driverNumber("maxAllowedPacket", -1));
            time("driver", "socketTimeout", Duration.ofMillis(setup.driverNumber("socketTimeout", 0)));
            time("driver", "connectTimeout", Duration.ofMillis(setup.driverNumber("connectTimeout", 0)));
        }
    }

    private void safeguard() {
        SafeguardConfig config = setup.safeguard();
        fact("safeguard", "guards the connections", config == null ? "no" : "yes");
        if (config != null) {
            limit("safeguard", "maxPacket", config.maxPacket());
            time("safeguard", "idlePingAfter", config.idlePingAfter());
            time("safeguard", "pingTimeout", config.pingTimeout());
        }
        if (setup.largestPayload() > 0) {
            sizes.add(new Size("safeguard", "largest payload seen", setup.largestPayload(), true));
        }
    }

    private void fact(String where, String name, String value) {
        facts.add(new Fact(where, name, value.strip()));
    }

    private void limit(String where, String name, long bytes) {
        if (bytes >= 0) {
            sizes.add(new Size(where, name, bytes, false));
        }
    }

    /** Zero is never, here as in the settings of all pools and drivers. */
    private void time(String where, String name, Duration duration) {
        @Nullable Duration shown = duration.isZero() || duration.compareTo(Duration.ofDays(366)) > 0 ? null : duration;
        times.add(new Time(where, name, shown));
    }
}
