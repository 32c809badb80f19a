package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pools and {@code max_connections} against each other. */
final class ConnectionCounts implements ServerCheck {
    private static final double NEARLY = 0.85;

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        return Stream.concat(pool(server, setup.pool()), used(server));
    }

    private static Stream<Finding> pool(ServerFacts server, @Nullable PoolSettings pool) {
        if (pool == null) {
            return Stream.empty();
        }
        return Stream.of("max_connections", "max_user_connections")
                .filter(variable -> {
                    long most =
                            server.session().number(variable, server.global().number(variable, 0));
                    return most > 0 && pool.maximumPoolSize() > most;
                })
                .map(variable -> new Finding(
                        "pool-size",
                        Severity.PROBLEM,
                        server.host(),
                        String.format(
                                Locale.ROOT,
                                "the pool's maximumPoolSize is %,d, %s %,d",
                                pool.maximumPoolSize(),
                                variable,
                                server.global().number(variable, 0)),
                        "The pool cannot open its last connections; threads wait for connectionTimeout and fail.",
                        List.of(Remedy.pool(
                                "maximumPoolSize=" + Math.max(1, server.global().number(variable, 0) / 2))),
                        Symptom.TOO_MANY_CONNECTIONS));
    }

    private static Stream<Finding> used(ServerFacts server) {
        long most = server.global().number("max_connections", 0);
        long used = server.status().number("max_used_connections", 0);
        long refused = server.status().number("connection_errors_max_connections", 0);
        if (most == 0 || used < NEARLY * most) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "max-connections",
                refused > 0 ? Severity.PROBLEM : Severity.WARNING,
                server.host(),
                String.format(
                        Locale.ROOT,
                        "up to %,d of max_connections = %,d were used at once; %,d connections were refused",
                        used,
                        most,
                        refused),
                "Who comes when all are taken gets error 1040.",
                List.of(
                        Remedy.persist("max_connections", 2 * most),
                        Remedy.statement("FLUSH STATUS"),
                        Remedy.action("or make the pools smaller")),
                Symptom.TOO_MANY_CONNECTIONS));
    }
}
