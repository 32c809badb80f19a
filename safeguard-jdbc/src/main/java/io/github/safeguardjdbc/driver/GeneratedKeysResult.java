package io.github.safeguardjdbc.driver;

import com.mysql.cj.CharsetSettings;
import com.mysql.cj.MysqlType;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.StatementImpl;
import com.mysql.cj.jdbc.result.ResultSetFactory;
import com.mysql.cj.protocol.a.result.ByteArrayRow;
import com.mysql.cj.protocol.a.result.ResultsetRowsStatic;
import com.mysql.cj.result.DefaultColumnDefinition;
import com.mysql.cj.result.Field;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Generated keys in a result set of the driver's own making, so that nothing about it differs from the driver's. */
final class GeneratedKeysResult {
    private static final String LABEL = "GENERATED_KEY";
    private static final int DISPLAY_WIDTH = 20;

    private GeneratedKeysResult() {}

    static ResultSet of(JdbcConnection connection, Statement owner, List<Long> keys) throws SQLException {
        List<ByteArrayRow> rows = new ArrayList<>(keys.size());
        for (long key : keys) {
            byte[] digits = Long.toUnsignedString(key).getBytes(StandardCharsets.US_ASCII);
            rows.add(new ByteArrayRow(new byte[][] {digits}, connection.getExceptionInterceptor()));
        }
        CharsetSettings charsets = connection.getSession().getServerSession().getCharsetSettings();
        Field column = new Field(
                "",
                LABEL,
                charsets.getMetadataCollationIndex(),
                charsets.getMetadataEncoding(),
                MysqlType.BIGINT_UNSIGNED,
                DISPLAY_WIDTH);
        return new ResultSetFactory(connection, owner.unwrap(StatementImpl.class))
                .createFromResultsetRows(
                        ResultSet.CONCUR_READ_ONLY,
                        ResultSet.TYPE_SCROLL_INSENSITIVE,
                        new ResultsetRowsStatic(rows, new DefaultColumnDefinition(new Field[] {column})));
    }
}
