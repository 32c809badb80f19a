package io.github.safeguardjdbc.testing.agent;

import java.lang.reflect.Array;
import java.sql.DriverManager;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The ways to a connection that applications have, by the names of classes: the pools are in the applications only. */
enum Origin {
    DRIVER_MANAGER {
        @Override
        ConnectionOrigin open(String jdbcUrl) {
            return () -> DriverManager.getConnection(jdbcUrl);
        }
    },
    DRIVER_DATA_SOURCE("com.mysql.cj.jdbc.MysqlDataSource", "setUrl", ""),
    HIKARI("com.zaxxer.hikari.HikariDataSource", "setJdbcUrl", "setMaximumPoolSize"),
    TOMCAT("org.apache.tomcat.jdbc.pool.DataSource", "setUrl", "setMaxActive"),
    DBCP("org.apache.commons.dbcp2.BasicDataSource", "setUrl", "setMaxTotal"),
    C3P0("com.mchange.v2.c3p0.ComboPooledDataSource", "setJdbcUrl", "setMaxPoolSize"),
    DRUID("com.alibaba.druid.pool.DruidDataSource", "setUrl", "setMaxActive"),
    AGROAL {
        @Override
        ConnectionOrigin open(String jdbcUrl) throws ReflectiveOperationException {
            Properties settings = new Properties();
            settings.setProperty("jdbcUrl", jdbcUrl);
            settings.setProperty("maxSize", Integer.toString(SIZE));
            // Without it the pool hands out lost connections for ever.
            settings.setProperty("exceptionSorter", "io.agroal.api.exceptionsorter.MySQLExceptionSorter");
            Class<?> reader = Class.forName("io.agroal.api.configuration.supplier.AgroalPropertiesReader");
            Object configuration = reader.getMethod("readProperties", Properties.class)
                    .invoke(reader.getConstructor().newInstance(), settings);
            Object noListeners = Array.newInstance(Class.forName("io.agroal.api.AgroalDataSourceListener"), 0);
            return ConnectionOrigin.of((DataSource) Class.forName("io.agroal.api.AgroalDataSource")
                    .getMethod("from", Supplier.class, noListeners.getClass())
                    .invoke(null, configuration, noListeners));
        }
    };

    /** How many connections a pool has: as many as the application needs at once. */
    static final int SIZE = 2;

    private final String type;
    private final String url;
    private final String size;

    Origin() {
        this("", "", "");
    }

    /** A class, its method that takes the URL, and that which takes the number of connections. */
    Origin(String type, String url, String size) {
        this.type = type;
        this.url = url;
        this.size = size;
    }

    boolean isPool() {
        return this == AGROAL || !size.isEmpty();
    }

    ConnectionOrigin open(String jdbcUrl) throws ReflectiveOperationException {
        Class<?> dataSource = Class.forName(type);
        Object made = dataSource.getConstructor().newInstance();
        dataSource.getMethod(url, String.class).invoke(made, jdbcUrl);
        if (!size.isEmpty()) {
            dataSource.getMethod(size, int.class).invoke(made, SIZE);
        }
        return ConnectionOrigin.of((DataSource) made);
    }
}
