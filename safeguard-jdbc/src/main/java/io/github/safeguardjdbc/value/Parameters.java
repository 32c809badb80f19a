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
    private boolean repeating;
    private boolean aheadOfDriver;

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

    /**
     * True if the driver need not judge a setter call, since rows are being collected and it has accepted a value of the same
     * kind for the row before; it then does not know the parameter's value. For setters that no value makes fail.
     */
    public boolean repeats(int index, Setter setter) {
        if (!repeating || index < 1 || index > size || setters[index - 1] != setter) {
            return false;
        }
        aheadOfDriver = true;
        return true;
    }

    /** True if the driver does not know all values. */
    public boolean isAheadOfDriver() {
        return aheadOfDriver;
    }

    /** Called when the driver has been given all values: it judges the next setter calls itself. */
    public void knownToDriver() {
        repeating = false;
        aheadOfDriver = false;
    }

    /** Forgets all parameters. */
    public void clear() {
        Arrays.fill(setters, 0, size, null);
        Arrays.fill(values, 0, size, null);
        size = 0;
        aheadOfDriver = false;
    }

    /** The parameters as a row of a batch, of which more are to come. */
    public Row toRowOfBatch() {
        repeating = true;
        return toRow();
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
