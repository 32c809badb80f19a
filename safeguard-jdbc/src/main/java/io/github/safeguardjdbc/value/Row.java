package io.github.safeguardjdbc.value;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one execution, as recorded setter calls; immutable.
 *
 * <p>Rows of a batch share the array of setters as long as the application calls the same ones in each row, so a
 * buffered row costs its values, an array of references, and this object. Values are held by reference, as the driver
 * holds them until it sends them.
 */
public final class Row implements ParameterSet {
    private final @Nullable Setter[] setters;
    private final @Nullable Object[] values;

    Row(@Nullable Setter[] setters, @Nullable Object[] values) {
        this.setters = setters;
        this.values = values;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public @Nullable Setter setter(int parameter) {
        return setters[parameter];
    }

    @Override
    public @Nullable Object value(int parameter) {
        return values[parameter];
    }

    /** True if all of the first {@code count} parameters were set. */
    public boolean isComplete(int count) {
        if (values.length < count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (setters[i] == null) {
                return false;
            }
        }
        return true;
    }

    /** The parameters {@code from} to {@code to - 1}. */
    public Row slice(int from, int to) {
        return new Row(Arrays.copyOfRange(setters, from, to), Arrays.copyOfRange(values, from, to));
    }

    /**
     * Sets all recorded parameters on a statement.
     *
     * @param offset number of parameters of the statement that come before this row's
     * @throws SQLException what the statement's setters throw
     */
    public void bind(PreparedStatement target, int offset) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Setter setter = setters[i];
            if (setter != null) {
                setter.bind(target, offset + i + 1, values[i]);
            }
        }
    }

    /**
     * Sets one recorded parameter on a statement, if it was set.
     *
     * @param parameter 0-based
     * @param index 1-based index of the statement's parameter
     * @throws SQLException what the statement's setter throws
     */
    public void bind(PreparedStatement target, int parameter, int index) throws SQLException {
        Setter setter = setters[parameter];
        if (setter != null) {
            setter.bind(target, index, values[parameter]);
        }
    }

    /**
     * The same row with those sources replaced by what they hold whose size is not known.
     *
     * @return this row if there is none
     * @throws IOException if the spool file cannot be written
     */
    public Row measurable(ReadAhead readAhead) throws IOException {
        @Nullable Object @Nullable [] read = null;
        for (int i = 0; i < values.length; i++) {
            if (Sources.isSource(values[i]) && !readAhead.knowsLength(values[i])) {
                read = read == null ? values.clone() : read;
                read[i] = readAhead.buffered(values[i]);
            }
        }
        return read == null ? this : new Row(setters, read);
    }

    /**
     * The same row with its streams and readers replaced by what they hold; itself if it has none.
     *
     * @throws IOException if the spool file cannot be written
     */
    public Row readAhead(ReadAhead readAhead) throws IOException {
        if (!hasSource()) {
            return this;
        }
        @Nullable Object[] read = values.clone();
        for (int i = 0; i < read.length; i++) {
            read[i] = readAhead.buffered(read[i]);
        }
        return new Row(setters, read);
    }
}
