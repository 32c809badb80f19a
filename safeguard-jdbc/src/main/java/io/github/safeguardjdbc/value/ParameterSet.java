package io.github.safeguardjdbc.value;

import org.jspecify.annotations.Nullable;

/** The parameters of one execution, as setter calls: those of a statement right now, or those of a batch row. */
public sealed interface ParameterSet permits Parameters, Row {

    /** Number of parameters up to the last one that was set. */
    int size();

    /** The setter of a parameter (0-based), or null if the parameter was never set. */
    @Nullable Setter setter(int parameter);

    /** The recorded argument of a parameter (0-based). */
    @Nullable Object value(int parameter);

    /** True if a parameter is a stream or reader of the application, which can be read only once. */
    default boolean hasSource() {
        for (int i = 0; i < size(); i++) {
            if (Sources.isSource(value(i))) {
                return true;
            }
        }
        return false;
    }
}
