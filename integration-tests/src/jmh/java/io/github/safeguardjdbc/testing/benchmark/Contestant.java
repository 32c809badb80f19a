package io.github.safeguardjdbc.testing.benchmark;

import com.p6spy.engine.common.ConnectionInformation;
import com.p6spy.engine.event.CompoundJdbcEventListener;
import com.p6spy.engine.wrapper.ConnectionWrapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import software.amazon.jdbc.ds.AwsWrapperDataSource;

/** What stands between the application and the driver. Each is set up to do as little as it can. */
public enum Contestant {
    /** Nothing. */
    STUB("bare stub") {
        @Override
        Connection connect() {
            return new StubConnection();
        }
    },

    /** A pool, for comparison: it has to track its statements. */
    HIKARI("HikariCP (a pool)") {
        @Override
        Connection connect() throws SQLException {
            HikariConfig config = new HikariConfig();
            config.setDataSource(new StubDataSource());
            config.setMaximumPoolSize(1);
            return new HikariDataSource(config).getConnection();
        }
    },

    /** This project. */
    SAFEGUARD("safeguard") {
        @Override
        Connection connect() throws SQLException {
            return SafeguardDataSource.wrap(new StubDataSource()).getConnection();
        }
    },

    /** Without a listener. */
    DATASOURCE_PROXY("datasource-proxy") {
        @Override
        Connection connect() throws SQLException {
            return ProxyDataSourceBuilder.create(new StubDataSource()).build().getConnection();
        }
    },

    /** Without a module, so that it logs nothing. */
    P6SPY("p6spy") {
        @Override
        Connection connect() {
            Connection connection = new StubConnection();
            return ConnectionWrapper.wrap(
                    connection,
                    new CompoundJdbcEventListener(),
                    ConnectionInformation.fromDataSource(new StubDataSource(), connection, 0));
        }
    },

    /** Without a plugin, its dialects given, so that it asks nothing. */
    AWS_WRAPPER("AWS Advanced JDBC Wrapper") {
        @Override
        Connection connect() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("wrapperPlugins", "");
            properties.setProperty("wrapperDialect", "mysql");
            properties.setProperty("wrapperTargetDriverDialect", "generic");
            AwsWrapperDataSource dataSource = new AwsWrapperDataSource();
            dataSource.setTargetDataSourceClassName(StubDataSource.class.getName());
            dataSource.setTargetDataSourceProperties(properties);
            dataSource.setJdbcProtocol("jdbc:mysql://");
            dataSource.setServerName("localhost");
            dataSource.setDatabase("test");
            return dataSource.getConnection();
        }
    };

    private final String label;

    Contestant(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    abstract Connection connect() throws SQLException;
}
