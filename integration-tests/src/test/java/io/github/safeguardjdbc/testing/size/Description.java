package io.github.safeguardjdbc.testing.size;

import io.github.safeguardjdbc.value.BufferedSource;
import io.github.safeguardjdbc.value.SizedSource;
import io.github.safeguardjdbc.value.TypedObject;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a failing case tells about a value: its class, its length, and enough of it to see why. */
final class Description {
    private static final int EXCERPT = 80;

    private Description() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof TypedObject typed) {
            return of(typed.value()) + " as " + typed.targetType() + ", scale " + typed.scaleOrLength();
        }
        if (value instanceof SizedSource sized) {
            return of(sized.source()) + " of declared length " + sized.length();
        }
        String type = value.getClass().getSimpleName();
        if (value instanceof BufferedSource buffered) {
            return type + " of length " + buffered.length();
        }
        if (value instanceof byte[] bytes) {
            return type + " of length " + bytes.length + " " + excerpt(Arrays.toString(bytes));
        }
        if (value instanceof String text) {
            return type + " of length " + text.length() + " " + excerpt(text);
        }
        return type + " " + excerpt(value.toString());
    }

    private static String excerpt(String text) {
        StringBuilder readable = new StringBuilder();
        for (char c : text.substring(0, Math.min(EXCERPT, text.length())).toCharArray()) {
            readable.append(c >= ' ' && c < 0x7F ? Character.toString(c) : String.format("\\u%04X", (int) c));
        }
        return readable.toString();
    }
}
