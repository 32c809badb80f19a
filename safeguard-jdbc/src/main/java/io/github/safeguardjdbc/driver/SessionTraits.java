package io.github.safeguardjdbc.driver;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.protocol.ServerSession;
import io.github.safeguardjdbc.packet.ConnectionCharset;
import io.github.safeguardjdbc.packet.DriverVersion;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.Fractions;
import io.github.safeguardjdbc.packet.PacketLimit;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What was settled between driver and server when a session began.
 *
 * @param limit the largest packet
 * @param encoding how statements are encoded, without a statement comment, which may come later
 * @param charset the character set of statements
 */
record SessionTraits(PacketLimit limit, Encoding encoding, Charset charset) {

    /** ServerPreparedQuery reads 8,192 bytes at a time; command, statement id and parameter number are 7 more. */
    private static final int STREAM_BUFFER_AND_HEADER = 8_192 + 7;

    /**
     * Those of the connection's current session.
     *
     * <p>Connector/J lets a payload of exactly {@code max_allowed_packet} through, for which the server closes the
     * connection. So the driver's own limit is set to the largest payload that the server takes; from then on the driver
     * refuses what was not refused before it. Hence this must be called once for each session.
     */
    static SessionTraits settle(JdbcConnection connection) throws SQLException {
        PropertySet properties = connection.getPropertySet();
        RuntimeProperty<Integer> driverLimit = properties.getIntegerProperty(PropertyKey.maxAllowedPacket);
        PacketLimit limit = new PacketLimit(driverLimit.getValue(), isOn(properties, PropertyKey.useCompression));
        driverLimit.setValue((int) limit.usablePayload());
        leaveRoomForHeaders(properties, limit);
        String charset =
                properties.getStringProperty(PropertyKey.characterEncoding).getValue();
        return new SessionTraits(
                limit,
                encoding(connection, properties),
                charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset));
    }

    /**
     * The driver sends a stream in packets of {@code blobSendChunkSize}, to which it adds a header and up to a buffer that it
     * has read; its default of 1 MiB overflows a limit of 1 MiB.
     */
    private static void leaveRoomForHeaders(PropertySet properties, PacketLimit limit) {
        RuntimeProperty<Integer> chunkSize = properties.getMemorySizeProperty(PropertyKey.blobSendChunkSize);
        long largest = limit.usablePayload() - STREAM_BUFFER_AND_HEADER;
        if (chunkSize.getValue() > largest) {
            chunkSize.setValue((int) Math.max(1, largest));
        }
    }

    private static Encoding encoding(JdbcConnection connection, PropertySet properties) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        ServerSession session = connection.getSession().getServerSession();
        String text =
                properties.getStringProperty(PropertyKey.characterEncoding).getValue();
        String clob =
                properties.getStringProperty(PropertyKey.clobCharacterEncoding).getStringValue();
        return new Encoding(
                new DriverVersion(metaData.getDriverMajorVersion(), metaData.getDriverMinorVersion()),
                charset(text),
                charset(clob == null ? text : clob),
                session.isNoBackslashEscapesSet(),
                session.useAnsiQuotedIdentifiers(),
                session.supportsQueryAttributes(),
                0,
                new Fractions(
                        isOn(properties, PropertyKey.sendFractionalSeconds),
                        isOn(properties, PropertyKey.sendFractionalSecondsForTime),
                        session.isServerTruncatesFracSecs()),
                !isOn(properties, PropertyKey.treatUtilDateAsTimestamp));
    }

    private static ConnectionCharset charset(@Nullable String javaName) {
        return javaName == null ? ConnectionCharset.UTF_8 : new ConnectionCharset(Charset.forName(javaName));
    }

    private static boolean isOn(PropertySet properties, PropertyKey key) {
        return properties.getBooleanProperty(key).getValue();
    }
}
