package io.github.safeguardjdbc.driver;

import com.mysql.cj.BindValue;
import com.mysql.cj.PreparedQuery;
import com.mysql.cj.jdbc.JdbcStatement;
import java.nio.charset.Charset;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The text of a statement as the driver sends it, cut at its parameters by the driver itself, and the literals that it would
 * write there. Nothing is sent. Close it after use.
 */
public final class StatementTemplate implements AutoCloseable {
    private final PreparedStatement statement;
    private final PreparedQuery query;
    private final Charset charset;
    private final boolean binary;

    /**
     * @param statement one whose parameters the driver writes into its text
     * @param binary the literals are to mean what the parameters would in the binary protocol
     */
    StatementTemplate(PreparedStatement statement, Charset charset, boolean binary) throws SQLException {
        this.statement = statement;
        this.query = (PreparedQuery) statement.unwrap(JdbcStatement.class).getQuery();
        this.charset = charset;
        this.binary = binary;
    }

    /** Takes the values whose literals are wanted. */
    public PreparedStatement statement() {
        return statement;
    }

    /** Number of parameters. */
    public int parameters() {
        return query.getParameterCount();
    }

    /**
     * The text with something in place of each parameter.
     *
     * @param inPlace of a parameter, 0-based
     */
    public String text(IntFunction<String> inPlace) {
        byte[][] parts = query.getQueryInfo().getStaticSqlParts();
        StringBuilder text = new StringBuilder(decoded(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            text.append(inPlace.apply(i - 1)).append(decoded(parts[i]));
        }
        return text.toString();
    }

    /** The bytes of the text between two parameters, or before the first, or after the last one. */
    public byte[] part(int index) {
        return query.getQueryInfo().getStaticSqlParts()[index];
    }

    /** The bytes of {@link #literal}; null where that is null. */
    public byte @Nullable [] encodedLiteral(int parameter) {
        String literal = literal(parameter);
        return literal == null ? null : literal.getBytes(charset);
    }

    /**
     * The literal that the driver writes for a value that {@link #statement} has been given; null if its bytes are no text in
     * the connection's character set.
     *
     * @param parameter 0-based
     */
    public @Nullable String literal(int parameter) {
        BindValue value = query.getQueryBindings().getBindValues()[parameter];
        byte[] bytes = BinaryLiteral.of(value, binary);
        String literal = decoded(bytes);
        return Arrays.equals(literal.getBytes(charset), bytes) ? literal : null;
    }

    private String decoded(byte[] bytes) {
        return new String(bytes, charset);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
