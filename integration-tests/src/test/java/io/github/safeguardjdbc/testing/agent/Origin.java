package io.github.safeguardjdbc.testing.agent;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;

/** The ways to a connection that applications have; each refers to its library only when it is taken. */
enum Origin {
    DRIVER_MANAGER {
        @Override
        ConnectionOrigin open(String url) {
            return () -> DriverManager.getConnection(url);
        }
    },
    DRIVER_DATA_SOURCE {
        @Override
        ConnectionOrigin open(String url) {
            MysqlDataSource dataSource = new MysqlDataSource();
            dataSource.setUrl(url);
            return ConnectionOrigin.of(dataSource);
        }
    },
    HIKARI {
        @Override
        ConnectionOrigin open(String url) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(url);
            pool.setMaximumPoolSize(3);
            return ConnectionOrigin.of(pool);
        }
    };

    abstract ConnectionOrigin open(String url) throws Exception;
}
