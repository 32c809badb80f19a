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

    private Checks() {}

    /** What all of them find, the worst first. */
    public static List<Finding> judge(Setup setup) {
        return ALL.stream()
                .flatMap(check -> check.judge(setup))
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }
}
