package io.github.safeguardjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Driver;
import java.sql.SQLNonTransientConnectionException;
import java.util.Arrays;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application without HikariCP and without Connector/J, as far as our classes can see. */
class OptionalDependenciesTest {
    private URLClassLoader loader;

    @BeforeEach
    void hideThem() {
        URL classes =
                SafeguardDataSource.class.getProtectionDomain().getCodeSource().getLocation();
        loader = new URLClassLoader(new URL[] {classes}, getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("com.zaxxer.") || name.startsWith("com.mysql.")) {
                    throw new ClassNotFoundException(name);
                }
                if (!name.startsWith("io.github.safeguardjdbc.") || name.contains("FakeDataSource")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        };
    }

    @AfterEach
    void close() throws Exception {
        loader.close();
    }

    @Test
    void dataSourceWorksAndCanBeReflectedOn() throws Exception {
        Class<?> type = loader.loadClass(SafeguardDataSource.class.getName());
        assertThat(type).isNotSameAs(SafeguardDataSource.class);

        // Frameworks look for annotated methods and for close().
        assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
                .contains("hikari", "wrap", "getConnection");
        DataSource wrapped =
                (DataSource) type.getMethod("wrap", DataSource.class).invoke(null, new FakeDataSource());

        assertThat(wrapped).isInstanceOf(type);
        assertThat(wrapped.getConnection()).isNotNull();
        ((AutoCloseable) wrapped).close();
    }

    @Test
    void driverSaysWhatToAdd() throws Exception {
        Driver driver = (Driver) loader.loadClass(SafeguardDriver.class.getName())
                .getConstructor()
                .newInstance();

        assertThat(driver.acceptsURL("jdbc:safeguard:mysql://h/db")).isTrue();
        assertThatThrownBy(() -> driver.connect("jdbc:safeguard:mysql://h/db", new Properties()))
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessage("MySQL Connector/J is missing; add com.mysql:mysql-connector-j, 8.0.33 or later,"
                        + " where safeguard-jdbc is");
    }
}
