package io.github.safeguardjdbc.testing.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import java.sql.SQLException;

/** How an application reaches the server: the property in its URL that matters, and whether its pool is guarded. */
enum Access {
    DRIVER("driver default", false, "rewriteBatchedStatements=false"),
    REWRITE("driver, rewriteBatchedStatements=true", false, "rewriteBatchedStatements=true"),
    SERVER_PREPARED("driver, useServerPrepStmts=true", false, "useServerPrepStmts=true"),
    LOCAL_INFILE("driver, allowLoadLocalInfile=true", false, "allowLoadLocalInfile=true"),
    SAFEGUARD("safeguard", true, "rewriteBatchedStatements=false"),
    SAFEGUARD_REWRITE("safeguard, rewriteBatchedStatements=true", true, "rewriteBatchedStatements=true");

    private final String label;
    private final boolean guarded;
    private final String urlProperty;

    Access(String label, boolean guarded, String urlProperty) {
        this.label = label;
        this.guarded = guarded;
        this.urlProperty = urlProperty;
    }

    String label() {
        return label;
    }

    /** Opens a connection through a pool of its own, as an application would. */
    Session open(MySqlServer server, String database) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url(database, urlProperty));
        config.setMaximumPoolSize(1);
        HikariDataSource pool = new HikariDataSource(config);
        if (!guarded) {
            return new Session(pool::close, pool.getConnection());
        }
        SafeguardDataSource guard = SafeguardDataSource.builder(pool).build();
        return new Session(guard::close, guard.getConnection());
    }
}
