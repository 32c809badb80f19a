package io.github.safeguardjdbc.testing.oracle;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A way to run programs: which server they reach, and what stands before it. */
interface Side {

    MySqlServer server(Settings settings);

    ConnectionKeeper connections(String database, Settings settings) throws SQLException;

    /** Connector/J as it is, at a server whose packets hold anything. */
    static Side plain(MySqlVersion version, String... furtherProperties) {
        return new Plain(version, List.of(furtherProperties));
    }

    /** Safeguard, at a server whose packets hold little. */
    static Side guarded(MySqlVersion version, EventCounts events) {
        return new GuardedSide(version, events);
    }

    /** A pool of one connection that opens no other in between. */
    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(1);
        config.setKeepaliveTime(0);
        return new HikariDataSource(config);
    }

    /** A data source that opens a connection whenever it is asked. */
    static DataSource driver(String url) {
        MysqlDataSource dataSource = new MysqlDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }

    /** The side of Connector/J alone. */
    record Plain(MySqlVersion version, List<String> furtherProperties) implements Side {
        @Override
        public MySqlServer server(Settings settings) {
            return SharedServers.withLimit(version, 1 << 30);
        }

        @Override
        public ConnectionKeeper connections(String database, Settings settings) {
            List<String> properties = new ArrayList<>(settings.link().properties());
            properties.addAll(furtherProperties);
            String url = server(settings).url(database, properties.toArray(String[]::new));
            if (!settings.link().seat().isPooled()) {
                return ConnectionKeeper.keeping(driver(url)::getConnection);
            }
            HikariDataSource pool = pool(url);
            return ConnectionKeeper.pooled(pool, pool::close);
        }
    }
}
