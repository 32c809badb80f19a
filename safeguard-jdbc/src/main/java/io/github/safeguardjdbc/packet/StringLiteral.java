package io.github.safeguardjdbc.packet;

/** The size of a string as the driver quotes it. */
final class StringLiteral {
    private StringLiteral() {}

    /** @param national true for {@code setNString}, which off UTF-8 becomes a {@code _utf8} string in any SQL mode */
    static long exact(String text, boolean national, Encoding encoding) {
        int escapes = 0;
        int doubleQuotes = 0;
        int backslashAlikes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case 0, '\n', '\r', '\\', '\'', 0x1A -> escapes++;
                case '"' -> doubleQuotes++;
                default -> {
                    if (c > 0x7F && encoding.charset().encodesAsBackslash(c)) {
                        backslashAlikes++;
                    }
                }
            }
        }
        if (encoding.ansiQuotes()) {
            escapes += doubleQuotes;
        }
        if (national && !encoding.charset().isUtf8()) {
            return Literal.NATIONAL + Literal.QUOTES + ConnectionCharset.utf8Bytes(text) + escapes;
        }
        // A double quote is looked for in every mode, though it is escaped in one only.
        boolean rewritten = escapes + doubleQuotes > 0;
        long bytes = encoding.charset().bytes(text);
        if (encoding.noBackslashEscapes()) {
            return rewritten || !encoding.driver().quotesPlainStringsWithoutBackslash()
                    ? Literal.hex(bytes)
                    : bytes + Literal.QUOTES;
        }
        return bytes + Literal.QUOTES + escapes + (rewritten ? backslashAlikes : 0);
    }
}
