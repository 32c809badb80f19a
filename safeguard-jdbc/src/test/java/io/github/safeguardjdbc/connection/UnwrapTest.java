package io.github.safeguardjdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcPreparedStatement;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariProxyConnection;
import com.zaxxer.hikari.pool.HikariProxyPreparedStatement;
import io.github.safeguardjdbc.stub.StubDelegate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ours above HikariCP's objects above objects of the driver's interfaces. */
class UnwrapTest {

    private final SQLException refusal = new SQLException("Unable to unwrap to interface java.lang.Runnable");
    private final JdbcPreparedStatement driverStatement = new StubDelegate().as(JdbcPreparedStatement.class);
    private final JdbcConnection driverConnection = new StubDelegate()
            .answering("isValid", true)
            .answering("prepareStatement", driverStatement)
            .failing("unwrap", refusal)
            .as(JdbcConnection.class);
    private final HikariDataSource pool = new HikariDataSource();
    private Connection connection;

    @BeforeEach
    void borrow() throws SQLException {
        pool.setDataSource(
                new StubDelegate().answering("getConnection", driverConnection).as(DataSource.class));
        pool.setMaximumPoolSize(1);
        connection = SafeguardConnection.create(pool.getConnection(), GuardedSessions.any());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aTypeThatOursHasIsOurs() throws SQLException {
        assertReaches(connection, Connection.class, connection);
        assertReaches(connection, Wrapper.class, connection);
        assertReaches(connection, SafeguardConnection.class, connection);
    }

    @Test
    void theConnectionOfThePoolIsReached() throws SQLException {
        assertThat(connection.isWrapperFor(HikariProxyConnection.class)).isTrue();
        assertThat(connection.unwrap(HikariProxyConnection.class)).isSameAs(((SafeguardWrapper) connection).delegate());
    }

    @Test
    void theConnectionOfTheDriverIsReached() throws SQLException {
        assertReaches(connection, JdbcConnection.class, driverConnection);
    }

    @Test
    void statementsAreReachedAlike() throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT 1");

        assertReaches(statement, Statement.class, statement);
        assertReaches(statement, PreparedStatement.class, statement);
        assertReaches(statement, JdbcPreparedStatement.class, driverStatement);
        assertReaches(statement, HikariProxyPreparedStatement.class, ((SafeguardWrapper) statement).delegate());
    }

    @Test
    void anUnknownTypeIsRefusedByWhatIsBelow() throws SQLException {
        assertThat(connection.isWrapperFor(Runnable.class)).isFalse();
        assertThatThrownBy(() -> connection.unwrap(Runnable.class)).isSameAs(refusal);
    }

    private static void assertReaches(Wrapper wrapper, Class<?> type, Object expected) throws SQLException {
        assertThat(wrapper.isWrapperFor(type)).isTrue();
        assertThat((Object) wrapper.unwrap(type)).isSameAs(expected);
    }
}
