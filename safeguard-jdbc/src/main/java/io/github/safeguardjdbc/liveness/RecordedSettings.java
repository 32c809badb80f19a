package io.github.safeguardjdbc.liveness;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings that an application has made on a JDBC object, to be made again on the one that takes its place.
 *
 * @param <T> the object's type
 */
public final class RecordedSettings<T> {
    private final Map<String, Setting<T>> settings = new LinkedHashMap<>();

    /**
     * A call that sets something.
     *
     * @param <T> the type of the object that it is made on
     */
    @FunctionalInterface
    public interface Setting<T> {
        void set(T target) throws SQLException;
    }

    /** Notes a call; it takes the place of an earlier one of that name. */
    public void put(String name, Setting<T> setting) {
        settings.remove(name);
        settings.put(name, setting);
    }

    /** Makes the calls again, in their order. */
    public void applyTo(T target) throws SQLException {
        for (Setting<T> setting : settings.values()) {
            setting.set(target);
        }
    }
}
