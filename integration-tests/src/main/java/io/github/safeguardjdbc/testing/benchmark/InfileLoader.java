package io.github.safeguardjdbc.testing.benchmark;

import com.mysql.cj.jdbc.JdbcStatement;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;

/** {@code LOAD DATA LOCAL INFILE} of a file that exists only as a stream: the fastest way into a table that MySQL has. */
record InfileLoader() implements Loader {
    @Override
    public void load(Connection connection, List<SampleRow> rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(new TextOf(rows));
            statement.execute(
                    "LOAD DATA LOCAL INFILE 'rows' INTO TABLE sample CHARACTER SET utf8mb4 " + SampleTable.COLUMNS);
        }
    }

    /** Rows as lines of tab-separated values, made while they are read. */
    private static final class TextOf extends InputStream {
        private static final int ROWS_AT_ONCE = 256;

        private final Iterator<SampleRow> rows;
        private final StringBuilder text = new StringBuilder();
        private byte[] bytes = {};
        private int position;

        TextOf(List<SampleRow> rows) {
            this.rows = rows.iterator();
        }

        @Override
        public int read() {
            return fill() ? Byte.toUnsignedInt(bytes[position++]) : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, bytes.length - position);
            System.arraycopy(bytes, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean fill() {
            if (position < bytes.length) {
                return true;
            }
            text.setLength(0);
            for (int i = 0; i < ROWS_AT_ONCE && rows.hasNext(); i++) {
                rows.next().appendTo(text, '\t');
                text.append('\n');
            }
            bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            position = 0;
            return bytes.length > 0;
        }
    }
}
