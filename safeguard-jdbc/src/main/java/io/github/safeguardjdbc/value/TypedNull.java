package io.github.safeguardjdbc.value;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The arguments of {@link PreparedStatement#setNull(int, int, String)}. */
public record TypedNull(int sqlType, @Nullable String typeName) {

    void bind(PreparedStatement target, int index) throws SQLException {
        target.setNull(index, sqlType, typeName);
    }
}
