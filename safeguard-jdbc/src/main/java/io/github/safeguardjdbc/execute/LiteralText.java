package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.StatementTemplate;
import io.github.safeguardjdbc.packet.ValueBytes;
import io.github.safeguardjdbc.packet.ValueBytes.Meaning;
import io.github.safeguardjdbc.value.Row;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The text of a statement with a literal for each parameter, in the connection's character set: those of the driver, and
 * hexadecimal ones for large binary strings, which are read as the text is.
 */
final class LiteralText {
    private static final byte[] BEFORE_HEX = "x'".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER_HEX = "'".getBytes(StandardCharsets.US_ASCII);

    private final List<InputStream> parts = new ArrayList<>();
    private boolean complete = true;
    private long length;

    /** @param large the parameters that are not to be held as a whole */
    LiteralText(StatementTemplate template, ValuePlanning planning, List<Integer> large) throws SQLException {
        Row row = planning.row();
        add(template.part(0));
        for (int i = 0; i < template.parameters(); i++) {
            ValueBytes value = planning.valueOrNull(i);
            boolean binary = value != null && value.meaning() == Meaning.BINARY;
            if (value != null && binary && large.contains(i)) {
                addHex(value);
            } else {
                row.bind(template.statement(), i, i + 1);
                byte[] literal = template.encodedLiteral(i);
                if (literal != null) {
                    add(literal);
                } else if (value != null && binary) {
                    addHex(value);
                } else {
                    complete = false;
                }
            }
            add(template.part(i + 1));
        }
    }

    private void add(byte[] part) {
        parts.add(new ByteArrayInputStream(part));
        length += part.length;
    }

    private void addHex(ValueBytes value) throws SQLException {
        add(BEFORE_HEX);
        parts.add(new HexInputStream(value.content()));
        length += 2 * value.length();
        add(AFTER_HEX);
    }

    /** False if there is a parameter whose literal cannot be written in the connection's character set. */
    boolean isComplete() {
        return complete;
    }

    /** The number of bytes; at most, if a stream ends before its declared length. */
    long length() {
        return length;
    }

    /** The bytes, to be read once. */
    InputStream open() {
        return new SequenceInputStream(Collections.enumeration(parts));
    }
}
