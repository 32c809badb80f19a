package io.github.safeguardjdbc.testing.oracle;

import java.sql.Types;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives each parameter of a statement values of one type only.
 *
 * <p>From 8.0.22 on the server converts a parameter of a statement that it prepared according to the types that were
 * bound to it before: after a DECIMAL, {@code "é"} goes into a latin1 column as two characters, and {@code "8"} into a
 * BIT column as a number. What a row stores then depends on the rows before it in the same statement, on the plain side
 * as well. What bytes do in a BIT column depends on it even without such a change. The few other things that the driver
 * gets wrong with such statements are left out here, too.
 */
final class SteadyTypes {
    private static final int TRIES = 60;

    private final IdentityHashMap<Form, Map<Integer, Argument>> firsts = new IdentityHashMap<>();

    /** An argument like those before it for the same parameter: NULL, or what {@code draw} finally draws. */
    Argument of(Form form, int parameter, SqlType type, Supplier<Argument> draw) {
        Map<Integer, Argument> known = firsts.computeIfAbsent(form, anyForm -> new HashMap<>());
        @Nullable Argument first = known.get(parameter);
        for (int i = 0; i < TRIES; i++) {
            Argument argument = draw.get();
            if (argument.value() == null) {
                return argument;
            }
            if (isSpoiled(type, argument)) {
                continue;
            }
            if (first == null) {
                known.put(parameter, argument);
                return argument;
            }
            if (isLike(argument, first)) {
                return argument;
            }
        }
        return first != null ? first : Argument.of(Setter.OBJECT, null);
    }

    /** True if the plain side may store something else than the value. */
    private static boolean isSpoiled(SqlType type, Argument argument) {
        boolean bitsFromBytes =
                type.family() == SqlType.Family.BIT && argument.setter().isBinary();
        // The driver encodes what each call of read gives by itself, also half of a surrogate pair.
        boolean cutPairs = (argument.setter().isSource() || argument.setter() == Setter.CLOB)
                && argument.value() instanceof Filler filler
                && filler.alphabet() == Filler.Alphabet.ASTRAL;
        // Sent as a BLOB, it is a binary string to functions once another parameter's NULL has had the server prepare
        // anew.
        boolean longText = argument.setter() == Setter.OBJECT_TYPED && argument.detail() == Types.LONGVARCHAR;
        return bitsFromBytes || cutPairs || longText;
    }

    private static boolean isLike(Argument argument, Argument first) {
        boolean length = argument.setter().isSized();
        return argument.setter() == first.setter()
                && argument.given().getClass() == first.given().getClass()
                && (length || argument.detail() == first.detail());
    }
}
