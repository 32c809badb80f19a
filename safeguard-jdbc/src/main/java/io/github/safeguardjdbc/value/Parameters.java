package io.github.safeguardjdbc.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The current parameters of a prepared statement, as recorded setter calls. Not thread-safe, as the statement is not.
 *
 * <p>Recording costs two array stores: nothing here looks at the value.
 */
public final class Parameters implements ParameterSet {
    private static final int INITIAL_CAPACITY = 8;

    private @Nullable Setter[] setters = new Setter[INITIAL_CAPACITY];
    private @Nullable Object[] values = new Object[INITIAL_CAPACITY];
    private int size;
    private @Nullable Setter @Nullable [] lastSetters;

    /**
     * Records a setter call.
     *
     * @param index 1-based parameter index, already accepted by the driver
     */
    public void set(int index, Setter setter, @Nullable Object value) {
        if (index > setters.length) {
            grow(index);
        }
        if (index > size) {
            size = index;
        }
        setters[index - 1] = setter;
        values[index - 1] = value;
    }

    /** Forgets all parameters. */
    public void clear() {
        Arrays.fill(setters, 0, size, null);
        Arrays.fill(values, 0, size, null);
        size = 0;
    }

    /** The parameters as they are now; later calls do not change the row. */
    public Row toRow() {
        @Nullable Setter[] shared = lastSetters;
        if (shared == null || !Arrays.equals(shared, 0, shared.length, setters, 0, size)) {
            shared = Arrays.copyOf(setters, size);
            lastSetters = shared;
        }
        return new Row(shared, Arrays.copyOf(values, size));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Setter setter(int parameter) {
        return setters[parameter];
    }

    @Override
    public @Nullable Object value(int parameter) {
        return values[parameter];
    }

    private void grow(int atLeast) {
        int capacity = Math.max(atLeast, setters.length * 2);
        setters = Arrays.copyOf(setters, capacity);
        values = Arrays.copyOf(values, capacity);
    }
}
