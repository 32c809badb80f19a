package io.github.safeguardjdbc.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.mysql.cj.jdbc.MysqlXADataSource;
import com.mysql.cj.jdbc.NonRegisteringDriver;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatesTest {
    private static boolean handsOut(Class<?> type, ClassLoader loader) throws IOException {
        byte[] classFile = ClassFiles.of(type);
        ClassReader reader = new ClassReader(classFile);
        return Candidates.includes(type.getName().replace('.', '/'), classFile)
                && Candidates.handsOut(reader, SeamMethods.Declared.in(reader), loader);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                HikariDataSource.class,
                MysqlDataSource.class,
                MysqlXADataSource.class,
                NonRegisteringDriver.class,
                Below.class,
                Alike.class
            })
    void dataSourcesAndTheDriverHandOutConnections(Class<?> type) throws IOException {
        assertThat(handsOut(type, CandidatesTest.class.getClassLoader())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {DataSource.class, DriverManager.class, Holder.class, String.class})
    void othersDoNot(Class<?> type) throws IOException {
        assertThat(handsOut(type, CandidatesTest.class.getClassLoader())).isFalse();
    }

    /** Other agents let classes implement interfaces that the loader does not show, and loaders hide those of the JDK. */
    @Test
    void supertypesThatAreNotFoundAreNone() throws IOException {
        ClassLoader empty = new ClassLoader(null) {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return null;
            }
        };

        assertThat(handsOut(HikariDataSource.class, empty)).isTrue();
        assertThat(handsOut(Below.class, empty)).isFalse();
    }

    private static class Below extends MysqlDataSource {
        private static final long serialVersionUID = 1;

        @Override
        public Connection getConnection() throws SQLException {
            return super.getConnection();
        }
    }

    @SuppressWarnings("UnusedMethod")
    private static class Alike {
        Connection getConnection() throws SQLException {
            throw new SQLException();
        }

        Connection getConnection(String user, String password) throws SQLException {
            throw new SQLException(user + password);
        }
    }

    @SuppressWarnings("UnusedMethod")
    private static class Holder {
        Connection getConnection() throws SQLException {
            throw new SQLException();
        }
    }
}
