package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.time;

import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Times of the pool that are so short that seconds were meant. */
final class PoolUnits implements Check {

    /** @param least what HikariCP takes at least; below it uses its default and warns */
    private record Setting(String name, Duration value, Duration least) {}

    @Override
    public Stream<Finding> judge(Setup setup) {
        PoolSettings pool = setup.pool();
        if (pool == null) {
            return Stream.empty();
        }
        return Stream.of(
                        new Setting("maxLifetime", pool.maxLifetime(), Duration.ofSeconds(30)),
                        new Setting("idleTimeout", pool.idleTimeout(), Duration.ofSeconds(10)),
                        new Setting("keepaliveTime", pool.keepaliveTime(), Duration.ofSeconds(30)),
                        new Setting("connectionTimeout", pool.connectionTimeout(), Duration.ofMillis(250)))
                .filter(setting -> !setting.value.isZero() && setting.value.compareTo(setting.least) < 0)
                .map(setting -> new Finding(
                        "pool-units",
                        Severity.WARNING,
                        "pool",
                        setting.name + " is " + time(setting.value) + ", HikariCP takes " + time(setting.least)
                                + " or more",
                        "The pool's times are milliseconds; this one looks like seconds. HikariCP ignores it.",
                        List.of(Remedy.pool(setting.name + "="
                                + Math.max(setting.value.toMillis() * 1000, setting.least.toMillis()))),
                        null));
    }
}
