package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.time;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A pool that keeps idle connections for longer than the server or what is in between does. */
final class PoolLifetime implements ServerCheck {
    /** HikariCP takes no keepaliveTime below this. */
    private static final Duration LEAST_KEEPALIVE = Duration.ofSeconds(30);

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        PoolSettings pool = setup.pool();
        if (pool == null) {
            return Stream.empty();
        }
        Duration proxy = setup.proxyIdleLimit();
        return Stream.concat(
                against(server.host(), "pool-lifetime", "wait_timeout", setup.serverIdleLimit(server), pool),
                proxy == null
                        ? Stream.empty()
                        : against("pool", "proxy-idle", setup.proxyName() + "'s idle limit", proxy, pool));
    }

    private static Stream<Finding> against(String where, String id, String what, Duration limit, PoolSettings pool) {
        Duration lifetime = pool.maxLifetime();
        Duration longestIdle = pool.longestIdle();
        boolean endsInTime = !longestIdle.isZero() && longestIdle.compareTo(limit) < 0;
        boolean staysAwake =
                !pool.keepaliveTime().isZero() && pool.keepaliveTime().compareTo(limit) < 0;
        if (endsInTime || staysAwake) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                id,
                Severity.PROBLEM,
                where,
                what + " is " + time(limit) + "; the pool's maxLifetime "
                        + (lifetime.isZero() ? "has no end" : "is " + time(lifetime)) + ", its keepaliveTime "
                        + (pool.keepaliveTime().isZero() ? "is off" : "is " + time(pool.keepaliveTime())),
                "A connection that was idle for that long is closed while the pool still hands it out.",
                List.of(remedy(limit)),
                Symptom.IDLE_TOO_LONG));
    }

    /** Keeping awake is better than replacing: it also finds what dies earlier. But the pool has a floor. */
    private static Remedy remedy(Duration limit) {
        Duration half = limit.dividedBy(2);
        return half.compareTo(LEAST_KEEPALIVE) >= 0
                ? Remedy.pool("keepaliveTime=" + Math.min(half.toMillis(), 120_000))
                : Remedy.pool("maxLifetime=" + Math.max(limit.toMillis() * 9 / 10, LEAST_KEEPALIVE.toMillis()));
    }
}
