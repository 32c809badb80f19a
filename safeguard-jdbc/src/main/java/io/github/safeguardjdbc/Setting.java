package io.github.safeguardjdbc;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One setting as text.
 *
 * @param key its full name, {@code safeguard.} included
 * @param takes the values that it takes, in words
 * @param choices the values that it takes, where they can be counted; else empty
 * @param description what it does
 * @param reader its value in a configuration, as text
 * @param writer sets it from text; throws IllegalArgumentException with a message that goes on after "is"
 */
record Setting(
        String key,
        String takes,
        List<String> choices,
        String description,
        Function<SafeguardConfig, String> reader,
        BiConsumer<SafeguardConfig.Builder, String> writer) {

    static Setting size(
            String key,
            ByteRange range,
            String description,
            Function<SafeguardConfig, Long> reader,
            BiConsumer<SafeguardConfig.Builder, Long> writer) {
        return new Setting(
                key,
                range.toString(),
                List.of(),
                description,
                config -> ByteSize.format(reader.apply(config)),
                (builder, text) -> writer.accept(builder, ByteSize.parse(text)));
    }

    static Setting choice(
            String key,
            List<String> choices,
            String description,
            Function<SafeguardConfig, Object> reader,
            BiConsumer<SafeguardConfig.Builder, String> writer) {
        return new Setting(
                key,
                String.join(", ", choices),
                choices,
                description,
                config -> reader.apply(config).toString().toLowerCase(Locale.ROOT),
                (builder, text) -> writer.accept(builder, chosen(choices, text.strip())));
    }

    private static String chosen(List<String> choices, String text) {
        for (String choice : choices) {
            if (choice.equalsIgnoreCase(text)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("none of its values");
    }

    /** @throws IllegalArgumentException if the text is no value of this setting, naming the setting and its values */
    void write(SafeguardConfig.Builder builder, String text) {
        try {
            writer.accept(builder, text);
        } catch (IllegalArgumentException e) {
            String nearest = Spelling.closest(text, choices)
                    .map(choice -> "; did you mean " + choice + "?")
                    .orElse("");
            throw new IllegalArgumentException(
                    key + "=" + text + " is " + e.getMessage() + "; it takes " + takes + nearest, e);
        }
    }
}
