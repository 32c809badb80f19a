package io.github.safeguardjdbc.testing.size;

import com.mysql.cj.jdbc.JdbcConnection;
import io.github.safeguardjdbc.packet.BinarySize;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.TextSize;
import io.github.safeguardjdbc.value.ParameterSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The two ways in which the driver executes a prepared statement, whatever its URL says. */
enum Protocol {
    TEXT {
        @Override
        PreparedStatement prepare(Connection connection, String sql) throws SQLException {
            return connection.unwrap(JdbcConnection.class).clientPrepareStatement(sql);
        }

        @Override
        long exact(String sql, ParameterSet parameters, Encoding encoding) throws SQLException {
            return TextSize.exact(sql, parameters, encoding);
        }

        @Override
        long upperBound(String sql, ParameterSet parameters, Encoding encoding) {
            return TextSize.upperBound(sql, parameters, encoding);
        }
    },

    BINARY {
        @Override
        PreparedStatement prepare(Connection connection, String sql) throws SQLException {
            return connection.unwrap(JdbcConnection.class).serverPrepareStatement(sql);
        }

        @Override
        long exact(String sql, ParameterSet parameters, Encoding encoding) {
            return BinarySize.exact(parameters, encoding);
        }

        @Override
        long upperBound(String sql, ParameterSet parameters, Encoding encoding) {
            return BinarySize.upperBound(parameters, encoding);
        }
    };

    abstract PreparedStatement prepare(Connection connection, String sql) throws SQLException;

    abstract long exact(String sql, ParameterSet parameters, Encoding encoding) throws SQLException;

    abstract long upperBound(String sql, ParameterSet parameters, Encoding encoding);
}
