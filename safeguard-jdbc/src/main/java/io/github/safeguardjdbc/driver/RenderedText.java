package io.github.safeguardjdbc.driver;

import com.mysql.cj.BindValue;
import com.mysql.cj.PreparedQuery;
import com.mysql.cj.jdbc.ClientPreparedStatement;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.NoSuchElementException;

/**
 * The parts of a prepared statement's text as the driver sends it: what stands between the placeholders, and the literals that
 * its parameters become, each made when its turn comes.
 */
@SuppressWarnings("JdkObsolete") // SequenceInputStream knows nothing else
final class RenderedText implements Enumeration<InputStream> {
    private final byte[][] texts;
    private final BindValue[] values;
    private final boolean binary;
    private int next;

    /**
     * @param statement one of the driver's, prepared on the client, with all its parameters set
     * @param binary the literals are to mean what the parameters would in the binary protocol
     */
    RenderedText(PreparedStatement statement, boolean binary) throws SQLException {
        this.binary = binary;
        PreparedQuery query =
                (PreparedQuery) statement.unwrap(ClientPreparedStatement.class).getQuery();
        this.texts = query.getQueryInfo().getStaticSqlParts();
        this.values = query.getQueryBindings().getBindValues();
        for (int i = 0; i < values.length; i++) {
            if (!values[i].isSet()) {
                throw new SQLException("No value specified for parameter " + (i + 1), "07001");
            }
        }
    }

    @Override
    public boolean hasMoreElements() {
        return next < texts.length + values.length;
    }

    @Override
    public InputStream nextElement() {
        if (!hasMoreElements()) {
            throw new NoSuchElementException("after the last part of the text");
        }
        int part = next++;
        return part % 2 == 0
                ? new ByteArrayInputStream(texts[part / 2])
                : new ByteArrayInputStream(BinaryLiteral.of(values[part / 2], binary));
    }
}
