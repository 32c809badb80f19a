package io.github.safeguardjdbc.testing.oracle;

/** Values as Java source has them, for people who read a failed scenario. */
final class Literals {
    private Literals() {}

    static String quote(String text) {
        StringBuilder source = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> source.append("\\\"");
                case '\\' -> source.append("\\\\");
                case '\n' -> source.append("\\n");
                case '\r' -> source.append("\\r");
                default -> {
                    if (c < ' ' || c > '~') {
                        source.append(String.format("\\u%04x", (int) c));
                    } else {
                        source.append(c);
                    }
                }
            }
        }
        return source.append('"').toString();
    }
}
