package io.github.safeguardjdbc.doctor.render;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers and null as JSON (RFC 8259), indented by two spaces a level. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    static String of(Map<String, ?> object) {
        JsonText json = new JsonText();
        json.value(object, 0);
        return json.text.append('\n').toString();
    }

    private void value(@Nullable Object value, int level) {
        if (value instanceof Map<?, ?> map) {
            members('{', map.entrySet(), '}', level);
        } else if (value instanceof Map.Entry<?, ?> member) {
            string(String.valueOf(member.getKey()));
            text.append(": ");
            value(member.getValue(), level);
        } else if (value instanceof Iterable<?> list) {
            members('[', list, ']', level);
        } else if (value instanceof Number || value instanceof Boolean || value == null) {
            text.append(value);
        } else {
            string(value.toString());
        }
    }

    private void members(char open, Iterable<?> members, char close, int level) {
        text.append(open);
        Iterator<?> rest = members.iterator();
        boolean any = rest.hasNext();
        while (rest.hasNext()) {
            newLine(level + 1);
            value(rest.next(), level + 1);
            if (rest.hasNext()) {
                text.append(',');
            }
        }
        if (any) {
            newLine(level);
        }
        text.append(close);
    }

    private void newLine(int level) {
        text.append('\n').append("  ".repeat(level));
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
