package io.github.safeguardjdbc.spring;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * How long a pool keeps its connections. Immutable.
 *
 * @param maxLifetime the age at which a connection is replaced; zero for never
 * @param keepaliveTime how often an idle connection is pinged; zero for never
 * @param idleTimeout after which an idle connection is closed; zero for never
 */
record PoolTimes(Duration maxLifetime, Duration keepaliveTime, Duration idleTimeout) {
    private static final boolean HIKARI_PRESENT =
            ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", PoolTimes.class.getClassLoader());

    /** Those of a HikariCP pool; null if the data source is none. */
    static @Nullable PoolTimes of(DataSource dataSource) throws SQLException {
        return HIKARI_PRESENT ? Hikari.timesOf(dataSource) : null;
    }

    /** The longest that a connection can stay idle before the pool does something about it. */
    Duration longestIdle() {
        if (!keepaliveTime.isZero()) {
            return keepaliveTime;
        }
        if (!idleTimeout.isZero()) {
            return idleTimeout;
        }
        return maxLifetime.isZero() ? ChronoUnit.FOREVER.getDuration() : maxLifetime;
    }

    /** Apart, so that the outer class loads without HikariCP. */
    private static final class Hikari {
        static @Nullable PoolTimes timesOf(DataSource dataSource) throws SQLException {
            if (dataSource instanceof HikariDataSource pool) {
                return timesOf(pool);
            }
            return dataSource.isWrapperFor(HikariDataSource.class)
                    ? timesOf(dataSource.unwrap(HikariDataSource.class))
                    : null;
        }

        private static PoolTimes timesOf(HikariDataSource pool) {
            // Connections up to minimumIdle stay.
            boolean shrinks = pool.getMinimumIdle() == 0;
            return new PoolTimes(
                    Duration.ofMillis(pool.getMaxLifetime()),
                    Duration.ofMillis(pool.getKeepaliveTime()),
                    shrinks ? Duration.ofMillis(pool.getIdleTimeout()) : Duration.ZERO);
        }
    }
}
