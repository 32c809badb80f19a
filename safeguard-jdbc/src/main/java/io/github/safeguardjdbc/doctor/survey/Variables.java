package io.github.safeguardjdbc.doctor.survey;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Variables of a server by name, of whatever scope. Names are in lower case, as the server lists system variables. Immutable.
 *
 * @param values what the server showed
 */
public record Variables(Map<String, String> values) {
    /** Copies the values. */
    public Variables {
        Map<String, String> lowerCase = new TreeMap<>();
        values.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
        values = Map.copyOf(lowerCase);
    }

    /** True if this server has, or let us see, a variable of this name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Its text, or the empty string where there is none. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** Its value, or the alternative where there is none or it is no whole number. */
    public long number(String name, long otherwise) {
        String text = text(name);
        try {
            return text.isEmpty() ? otherwise : (long) Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    /** True for a switch that is ON, or 1. */
    public boolean isOn(String name) {
        return text(name).equalsIgnoreCase("ON") || text(name).equals("1");
    }
}
