package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.packet.ValueBytes;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The values of one execution that the server puts together from pieces. Closing it frees the server's memory. */
final class StagedValues implements AutoCloseable {
    private final ServerVariables variables;
    private final long usablePayload;
    private final LongConsumer progress;
    private @Nullable StringMeaning strings;
    private int values;
    private long bytes;
    private long pieces;

    /**
     * @param usablePayload the largest payload of a packet, in bytes
     * @param progress told the bytes of each upload
     */
    StagedValues(ServerVariables variables, long usablePayload, LongConsumer progress) {
        this.variables = variables;
        this.usablePayload = usablePayload;
        this.progress = progress;
    }

    /**
     * Puts a value into a variable of the type that its literal would have.
     *
     * @return the variable as it is written in a statement
     * @throws SQLException also if the server has put together something else than was sent
     */
    String stage(ValueBytes value) throws SQLException {
        String name = assemble(value.open(), value.length(), !value.isSource());
        if (value.meaning() != ValueBytes.Meaning.BINARY) {
            convert(name, value.meaning());
        }
        return name;
    }

    /**
     * Prepares a statement whose text is larger than the limit.
     *
     * @return its name
     */
    String prepare(LiteralText text) throws SQLException {
        String name = assemble(text.open(), text.length(), false);
        convert(name, ValueBytes.Meaning.TEXT);
        return variables.prepare(name);
    }

    /** @param toItsEnd the content is at its end after {@code length} bytes, and that is to be seen */
    private String assemble(InputStream content, long length, boolean toItsEnd) throws SQLException {
        PieceTree tree = new PieceTree(variables, Integer.toString(values++), usablePayload);
        String name = tree.assemble(content, length, progress);
        if (toItsEnd) {
            meetItsEnd(content);
        }
        bytes += tree.bytes();
        pieces += tree.pieces();
        return name;
    }

    private void convert(String name, ValueBytes.Meaning meaning) throws SQLException {
        variables.set(name, "SET " + name + "=" + strings().expression(name, meaning));
    }

    /** A source that failed when it was read ahead fails again after its last byte. */
    private static void meetItsEnd(InputStream content) throws SQLException {
        try (content) {
            if (content.read() >= 0) {
                throw new SQLException("A parameter has become longer while it was sent");
            }
        } catch (IOException e) {
            throw new SQLException("Cannot read a parameter to its end: " + e, e);
        }
    }

    private StringMeaning strings() throws SQLException {
        if (strings == null) {
            strings = variables.stringMeaning();
        }
        return strings;
    }

    /** Bytes of all values. */
    long bytes() {
        return bytes;
    }

    /** Pieces of all values. */
    long pieces() {
        return pieces;
    }

    @Override
    public void close() throws SQLException {
        variables.close();
    }
}
