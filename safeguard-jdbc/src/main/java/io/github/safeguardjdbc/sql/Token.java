package io.github.safeguardjdbc.sql;

/** What {@link SqlLexer#next()} found. White space is not a token: it stands between them. */
enum Token {
    /** The end of the text. */
    END,
    /** A {@code /* … *}{@code /} comment that the server skips. */
    COMMENT,
    /** {@code # …} or {@code -- …}, without the line feed that ends it. */
    LINE_COMMENT,
    /** {@code /*+ … *}{@code /}: optimizer hints where the grammar allows them, a comment elsewhere. */
    HINT,
    /** {@code /*! … *}{@code /} or {@code /*!50705 … *}{@code /}: SQL for some servers, a comment for others. */
    CONDITIONAL_COMMENT,
    /** An unquoted word, which may be a keyword. */
    WORD,
    /** An unquoted word that cannot be a keyword, because a dot touches it or because it begins with a digit. */
    NAME,
    /** An identifier in back quotes, or in double quotes under ANSI_QUOTES. */
    QUOTED_NAME,
    /** {@code '…'}, {@code N'…'}, or {@code "…"} without ANSI_QUOTES. */
    STRING,
    /** A decimal number without sign: {@code 5}, {@code .5}, {@code 1.}, {@code 1e5}. */
    NUMBER,
    /** A hexadecimal or bit literal: {@code x'00'}, {@code 0xFF}, {@code b'01'}, {@code 0b1}. */
    BINARY,
    /** {@code @name} or {@code @'name'}. */
    USER_VARIABLE,
    /** {@code @@name}; the parts of {@code @@session.name} after the first are DOT and NAME. */
    SYSTEM_VARIABLE,
    /** {@code ?}, where it cannot be anything else. */
    PLACEHOLDER,
    LEFT_PAREN,
    RIGHT_PAREN,
    /** Opens a JDBC escape, which the server understands as well. */
    LEFT_BRACE,
    RIGHT_BRACE,
    COMMA,
    DOT,
    SEMICOLON,
    OPERATOR,
    /** Text that the server refuses, or that servers or charsets read differently: {@link SqlLexer#doubt()}. */
    UNCERTAIN
}
