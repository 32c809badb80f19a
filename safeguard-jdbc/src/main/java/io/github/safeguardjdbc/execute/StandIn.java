package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.driver.StatementTemplate;
import io.github.safeguardjdbc.packet.ValueBytes;
import io.github.safeguardjdbc.packet.ValueBytes.Meaning;
import io.github.safeguardjdbc.value.Row;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the statements that are executed in place of the application's, with its settings. */
final class StandIn {
    private final DriverConnection driver;
    private final BatchRequest request;
    private final ValuePlanning planning;
    private final Row row;

    StandIn(DriverConnection driver, BatchRequest request, ValuePlanning planning) {
        this.driver = driver;
        this.request = request;
        this.planning = planning;
        this.row = planning.row();
    }

    /**
     * A statement prepared on the server whose parameters are the large values; the others are the literals that the driver
     * would have written, so that the server converts them as it would have. Null if the server cannot prepare it so.
     */
    @Nullable PreparedStatement streaming(List<Integer> large) throws SQLException {
        String text = planning.preparedOnServer() ? request.sql() : textWithLiterals(large);
        if (text == null) {
            return null;
        }
        PreparedStatement statement;
        try {
            statement = driver.standIn(text, true, request.keysRequested(), request.statement());
        } catch (SQLException e) {
            if (DriverConnection.isNotPreparable(e)) {
                return null;
            }
            throw e;
        }
        int index = 0;
        for (int i = 0; i < row.size(); i++) {
            if (large.contains(i)) {
                stream(statement, ++index, planning.value(i), row.value(i) instanceof byte[]);
            } else if (planning.preparedOnServer()) {
                row.bind(statement, i, ++index);
            }
        }
        return statement;
    }

    private void stream(PreparedStatement statement, int index, ValueBytes value, boolean array) throws SQLException {
        InputStream content = value.content();
        if (value.meaning() == Meaning.TEXT) {
            statement.setObject(index, content, Types.VARCHAR);
        } else if (array && planning.preparedOnServer()) {
            // As the driver sends a byte[].
            statement.setObject(index, content, Types.VARBINARY);
        } else {
            statement.setBinaryStream(index, content);
        }
    }

    /**
     * A statement that uses the large values where they were put together: all of them are uploaded here. Null if a parameter
     * has no literal in the connection's character set, which it needs unless the large ones are whole values of columns.
     */
    @Nullable PreparedStatement using(StagedValues values, List<Integer> large) throws SQLException {
        return planning.areAssigned(large) ? naming(values, large) : executing(values, large);
    }

    private PreparedStatement naming(StagedValues values, List<Integer> large) throws SQLException {
        List<String> variables = new ArrayList<>(large.size());
        for (int parameter : large) {
            variables.add(values.stage(planning.value(parameter)));
        }
        String text;
        try (StatementTemplate template = driver.template(request.sql(), planning.preparedOnServer())) {
            text = template.text(i -> large.contains(i) ? variables.get(large.indexOf(i)) : "?");
        }
        // Without parameters the server would warn of its columns when it prepares the text, and not when it executes
        // it.
        boolean onServer = planning.preparedOnServer() && large.size() < row.size();
        PreparedStatement statement = driver.standIn(text, onServer, request.keysRequested(), request.statement());
        int index = 0;
        for (int i = 0; i < row.size(); i++) {
            if (!large.contains(i)) {
                row.bind(statement, i, ++index);
            }
        }
        return statement;
    }

    /**
     * With the large values as literals, as everywhere but in {@code c = ?} a variable is another thing: in a comparison
     * (collation), in a temporary table (16 MiB); and so is a parameter, for which 9.7 makes a column of a temporary table that
     * cuts it after 65,535 bytes without a word.
     */
    private @Nullable PreparedStatement executing(StagedValues values, List<Integer> large) throws SQLException {
        try (StatementTemplate template = driver.template(request.sql(), planning.preparedOnServer())) {
            LiteralText text = new LiteralText(template, planning, large);
            return text.isComplete()
                    ? driver.standIn(
                            "EXECUTE " + values.prepare(text), false, request.keysRequested(), request.statement())
                    : null;
        }
    }

    /** The text with the driver's literals for all but the large values; null if it cannot be written so. */
    private @Nullable String textWithLiterals(List<Integer> large) throws SQLException {
        try (StatementTemplate template = driver.template(request.sql(), planning.preparedOnServer())) {
            String[] inPlace = new String[template.parameters()];
            for (int i = 0; i < inPlace.length; i++) {
                String literal = large.contains(i) ? "?" : literal(template, i);
                if (literal == null) {
                    return null;
                }
                inPlace[i] = literal;
            }
            return template.text(i -> inPlace[i]);
        }
    }

    private @Nullable String literal(StatementTemplate template, int parameter) throws SQLException {
        row.bind(template.statement(), parameter, parameter + 1);
        return template.literal(parameter);
    }
}
