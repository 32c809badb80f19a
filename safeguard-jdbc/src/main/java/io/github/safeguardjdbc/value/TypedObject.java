package io.github.safeguardjdbc.value;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLType;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a {@code setObject} with a target type.
 *
 * @param targetType an {@link Integer} of {@link java.sql.Types}, or an {@link SQLType}
 * @param scaleOrLength null for the overloads without it
 */
public record TypedObject(
        @Nullable Object value, Object targetType, @Nullable Integer scaleOrLength) {

    void bind(PreparedStatement target, int index) throws SQLException {
        Object opened = Sources.open(value);
        if (targetType instanceof SQLType type) {
            if (scaleOrLength == null) {
                target.setObject(index, opened, type);
            } else {
                target.setObject(index, opened, type, scaleOrLength);
            }
        } else if (scaleOrLength == null) {
            target.setObject(index, opened, (int) targetType);
        } else {
            target.setObject(index, opened, (int) targetType, scaleOrLength);
        }
    }
}
