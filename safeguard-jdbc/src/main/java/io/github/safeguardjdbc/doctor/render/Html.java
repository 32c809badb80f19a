package io.github.safeguardjdbc.doctor.render;

/** A page in the making; whatever is not one of our own tags is escaped. */
final class Html {
    private final StringBuilder text = new StringBuilder();

    /** Adds markup as it is. */
    Html markup(String tags) {
        text.append(tags);
        return this;
    }

    /** Adds an element with a text. */
    Html element(String name, String style, String content) {
        text.append('<').append(name);
        if (!style.isEmpty()) {
            text.append(" class=\"").append(style).append('"');
        }
        text.append('>').append(escaped(content)).append("</").append(name).append(">\n");
        return this;
    }

    /** Adds a table row. */
    Html row(String... cells) {
        text.append("<tr>");
        for (String cell : cells) {
            text.append("<td>").append(escaped(cell)).append("</td>");
        }
        text.append("</tr>\n");
        return this;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
