package io.github.safeguardjdbc.testing.size;

import com.mysql.cj.jdbc.JdbcConnection;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;

/** Connections of every character set and SQL mode, with the other properties that decide sizes at random. */
final class RandomConnection {
    private static final String[] CHARSETS = {"UTF-8", "ISO8859_1", "GBK", "SJIS"};
    private static final String[] SQL_MODES = {
        "STRICT_TRANS_TABLES", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES", "NO_BACKSLASH_ESCAPES,ANSI_QUOTES"
    };

    /** How many combinations there are. */
    static final int COUNT = CHARSETS.length * SQL_MODES.length;

    private RandomConnection() {}

    /** @param combination 0 to {@link #COUNT} - 1 */
    static Connection open(MySqlServer server, int combination, Random random) throws SQLException {
        String charset = CHARSETS[combination % CHARSETS.length];
        String modes = SQL_MODES[combination / CHARSETS.length];
        if (random.nextInt(3) == 0) {
            modes += ",TIME_TRUNCATE_FRACTIONAL";
        }
        Connection connection = server.connect(
                "",
                "queryInterceptors=" + PacketRecorder.class.getName(),
                "useLocalSessionState=true",
                "characterEncoding=" + charset,
                "clobCharacterEncoding=" + (mostly(random) ? charset : CHARSETS[random.nextInt(CHARSETS.length)]),
                "sessionVariables=sql_mode='" + modes + "'",
                "sendFractionalSeconds=" + mostly(random),
                "sendFractionalSecondsForTime=" + mostly(random),
                "useStreamLengthsInPrepStmts=" + mostly(random),
                "treatUtilDateAsTimestamp=" + mostly(random));
        if (random.nextInt(3) == 0) {
            connection.unwrap(JdbcConnection.class).setStatementComment("sent by \u00E4\u4E2D");
        }
        return connection;
    }

    private static boolean mostly(Random random) {
        return random.nextInt(4) != 0;
    }
}
