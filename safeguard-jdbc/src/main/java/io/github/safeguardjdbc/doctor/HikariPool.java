package io.github.safeguardjdbc.doctor;

import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** HikariCP behind a data source. Apart, so that the others load without it. */
final class HikariPool {
    private final HikariDataSource pool;

    private HikariPool(HikariDataSource pool) {
        this.pool = pool;
    }

    /** The pool behind a data source, or null if there is none, or no HikariCP at all. */
    static @Nullable HikariPool behind(DataSource dataSource) throws SQLException {
        try {
            if (dataSource instanceof HikariDataSource pool) {
                return new HikariPool(pool);
            }
            return dataSource.isWrapperFor(HikariDataSource.class)
                    ? new HikariPool(dataSource.unwrap(HikariDataSource.class))
                    : null;
        } catch (NoClassDefFoundError withoutHikari) {
            return null;
        }
    }

    PoolSettings settings() {
        return new PoolSettings(
                pool.getMaximumPoolSize(),
                // −1 is as many as there can be.
                pool.getMinimumIdle() < 0 ? pool.getMaximumPoolSize() : pool.getMinimumIdle(),
                Duration.ofMillis(pool.getMaxLifetime()),
                Duration.ofMillis(pool.getIdleTimeout()),
                Duration.ofMillis(pool.getKeepaliveTime()),
                Duration.ofMillis(pool.getConnectionTimeout()));
    }

    @Nullable String url() {
        return pool.getJdbcUrl();
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        return properties;
    }
}
