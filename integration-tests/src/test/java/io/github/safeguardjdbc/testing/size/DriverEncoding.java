package io.github.safeguardjdbc.testing.size;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.protocol.ServerSession;
import io.github.safeguardjdbc.packet.ConnectionCharset;
import io.github.safeguardjdbc.packet.DriverVersion;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.Fractions;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** Reads from a connection of the driver what decides the sizes of its packets. */
final class DriverEncoding {
    private static final int COMMENT_DELIMITERS = "/*  */ ".length();

    private DriverEncoding() {}

    static Encoding of(Connection connection) throws SQLException {
        JdbcConnection driver = connection.unwrap(JdbcConnection.class);
        DatabaseMetaData metaData = driver.getMetaData();
        PropertySet properties = driver.getPropertySet();
        ServerSession session = driver.getSession().getServerSession();
        String encoding =
                properties.getStringProperty(PropertyKey.characterEncoding).getValue();
        String clobEncoding =
                properties.getStringProperty(PropertyKey.clobCharacterEncoding).getStringValue();
        ConnectionCharset charset = new ConnectionCharset(Charset.forName(encoding));
        String comment = driver.getStatementComment();
        return new Encoding(
                new DriverVersion(metaData.getDriverMajorVersion(), metaData.getDriverMinorVersion()),
                charset,
                clobEncoding == null ? charset : new ConnectionCharset(Charset.forName(clobEncoding)),
                session.isNoBackslashEscapesSet(),
                session.useAnsiQuotedIdentifiers(),
                session.supportsQueryAttributes(),
                comment == null ? 0 : Math.toIntExact(charset.bytes(comment)) + COMMENT_DELIMITERS,
                new Fractions(
                        is(properties, PropertyKey.sendFractionalSeconds),
                        is(properties, PropertyKey.sendFractionalSecondsForTime),
                        session.isServerTruncatesFracSecs()),
                !is(properties, PropertyKey.treatUtilDateAsTimestamp));
    }

    static boolean respectsStreamLengths(Connection connection) throws SQLException {
        return is(connection.unwrap(JdbcConnection.class).getPropertySet(), PropertyKey.useStreamLengthsInPrepStmts);
    }

    private static boolean is(PropertySet properties, PropertyKey key) {
        return properties.getBooleanProperty(key).getValue();
    }
}
