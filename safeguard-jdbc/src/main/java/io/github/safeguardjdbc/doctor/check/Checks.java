package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.Comparator;
import java.util.List;

/** All checks, in the order in which their findings are shown where they are equally severe. */
public final class Checks {
    private static final List<Check> ALL = List.of(
            new PacketLimits(),
            new HostLimits(),
            new DriverLimit(),
            new StreamChunks(),
            new ProxyLimit(),
            new ReplicaLimit(),
            new NetBuffer(),
            new LargeColumns(),
            new PoolLifetime(),
            new PoolUnits(),
            new OwnSettings(),
            new VariableRanges(),
            new DriverTimeouts(),
            new SessionTrackers(),
            new DriverSettings(),
            new Strictness(),
            new CountedErrors(),
            new AbortedConnections(),
            new BlockedHosts(),
            new ConnectionCounts(),
            new PreparedStatements(),
            new BinaryLog(),
            new RedoLog(),
            new Encryption(),
            new Versions(),
            new Uptime());

    /** Those for which the settings of session, driver, pool and safeguard are enough. */
    private static final List<Check> OF_SETTINGS = List.of(
            new PacketLimits(),
            new DriverLimit(),
            new StreamChunks(),
            new PoolLifetime(),
            new PoolUnits(),
            new OwnSettings(),
            new DriverSettings());

    private Checks() {}

    /** What all of them find, the worst first. */
    public static List<Finding> judge(Setup setup) {
        return judge(ALL, setup);
    }

    /** What those of them find that need little of the server: its packet limits, {@code wait_timeout} and {@code sql_mode}. */
    public static List<Finding> ofSettings(Setup setup) {
        return judge(OF_SETTINGS, setup);
    }

    private static List<Finding> judge(List<Check> checks, Setup setup) {
        return checks.stream()
                .flatMap(check -> check.judge(setup))
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }
}
