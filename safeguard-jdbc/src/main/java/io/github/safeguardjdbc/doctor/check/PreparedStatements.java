package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prepared statements of all sessions, and those that this application's caches may hold, against the server's limit. */
final class PreparedStatements implements ServerCheck {
    private static final double NEARLY = 0.8;
    private static final long DEFAULT = 16_382;
    private static final long MOST = 4_194_304;

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        long most = server.global().number("max_prepared_stmt_count", DEFAULT);
        long now = server.status().number("prepared_stmt_count", 0);
        long caches = caches(setup);
        long needed = Math.max(now, caches);
        if (needed == 0 || needed < NEARLY * most) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "prepared-statements",
                now >= most ? Severity.PROBLEM : Severity.WARNING,
                server.host(),
                String.format(
                        Locale.ROOT,
                        "%,d prepared statements exist, this pool's caches may hold %,d; max_prepared_stmt_count is %,d",
                        now,
                        caches,
                        most),
                "Above it the server refuses to prepare, and the driver silently sends text instead.",
                List.of(
                        Remedy.persist("max_prepared_stmt_count", Math.min(MOST, Math.max(DEFAULT, 2 * needed))),
                        Remedy.url("prepStmtCacheSize=" + cacheSize(setup, most))),
                Symptom.TOO_MANY_PREPARED));
    }

    /** What the pool's connections may hold together without coming near the limit. */
    private static long cacheSize(Setup setup, long most) {
        int connections = setup.pool() == null ? 1 : setup.pool().maximumPoolSize();
        return Math.max(1, (long) (NEARLY * most - 1) / connections);
    }

    private static long caches(Setup setup) {
        PoolSettings pool = setup.pool();
        if (pool == null || !setup.isOn("useServerPrepStmts") || !setup.isOn("cachePrepStmts")) {
            return 0;
        }
        return pool.maximumPoolSize() * setup.driverNumber("prepStmtCacheSize", 25);
    }
}
