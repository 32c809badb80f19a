package io.github.safeguardjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLexerTest {

    private static final SqlMode ANSI_QUOTES = new SqlMode(true, false);
    private static final SqlMode NO_BACKSLASH_ESCAPES = new SqlMode(false, true);

    private static List<String> tokens(String sql, SqlMode mode) {
        List<String> tokens = new ArrayList<>();
        SqlLexer lexer = new SqlLexer(sql, mode);
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            tokens.add(token + " " + sql.substring(lexer.start(), lexer.end()));
        }
        return tokens;
    }

    private static List<String> tokens(String sql) {
        return tokens(sql, SqlMode.DEFAULT);
    }

    @Test
    void whiteSpaceSeparatesTokensAndIsNone() {
        assertThat(tokens(" a\tb\nc\rd\u000Be\ff "))
                .containsExactly("WORD a", "WORD b", "WORD c", "WORD d", "WORD e", "WORD f");
        assertThat(tokens("")).isEmpty();
        assertThat(tokens(" \n ")).isEmpty();
    }

    @Test
    void theEndStaysTheEnd() {
        SqlLexer lexer = new SqlLexer("a ", SqlMode.DEFAULT);
        lexer.next();
        assertThat(lexer.next()).isEqualTo(Token.END);
        assertThat(lexer.next()).isEqualTo(Token.END);
        assertThat(lexer.start()).isEqualTo(2);
        assertThat(lexer.end()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "'a'",
                "'a''b'",
                "''''",
                "'it\\'s'",
                "'\\\\'",
                "'a\\\\''b'",
                "'),;--/*#'",
                "\"it's\"",
                "N'x'",
                "n'é'"
            })
    void aStringIsOneToken(String string) {
        assertThat(tokens("(" + string + ",1)"))
                .containsExactly("LEFT_PAREN (", "STRING " + string, "COMMA ,", "NUMBER 1", "RIGHT_PAREN )");
    }

    @Test
    void aBackslashIsOrdinaryUnderNoBackslashEscapes() {
        assertThat(tokens("'a\\','c'", NO_BACKSLASH_ESCAPES)).containsExactly("STRING 'a\\'", "COMMA ,", "STRING 'c'");
        assertThat(tokens("'a\\','c'")).containsExactly("STRING 'a\\','", "WORD c", "UNCERTAIN '");
    }

    @Test
    void adjacentStringsAreTokensOfTheirOwn() {
        assertThat(tokens("'a' 'b'\"c\"")).containsExactly("STRING 'a'", "STRING 'b'", "STRING \"c\"");
    }

    @Test
    void doubleQuotesAreIdentifiersUnderAnsiQuotes() {
        assertThat(tokens("\"a\"\"b\\\"", ANSI_QUOTES)).containsExactly("QUOTED_NAME \"a\"\"b\\\"");
        assertThat(tokens("'a\\''", ANSI_QUOTES)).containsExactly("STRING 'a\\''");
    }

    @Test
    void backQuotesHoldAnythingAndNoEscapes() {
        assertThat(tokens("`a``b` `\\` `'`"))
                .containsExactly("QUOTED_NAME `a``b`", "QUOTED_NAME `\\`", "QUOTED_NAME `'`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "12", "1.", ".5", "1.5", "1e5", "1E+5", "1.5e-3", "1.e5", ".5e1", "007"})
    void decimalNumbers(String number) {
        assertThat(tokens(number)).containsExactly("NUMBER " + number);
        assertThat(tokens(number + ",")).containsExactly("NUMBER " + number, "COMMA ,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x''", "x'0aF1'", "X'41'", "0x0aF", "b''", "b'01'", "B'1'", "0b01"})
    void hexadecimalAndBitLiterals(String literal) {
        assertThat(tokens(literal)).containsExactly("BINARY " + literal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0X41", "0x", "0xfg", "0B1", "0b", "0b012", "1a", "5$", "1ex", "1e", "0_1"})
    void digitsThatAreNotANumberBeginAName(String name) {
        assertThat(tokens(name)).containsExactly("NAME " + name);
    }

    @Test
    void signsAreOperators() {
        assertThat(tokens("5--3")).containsExactly("NUMBER 5", "OPERATOR -", "OPERATOR -", "NUMBER 3");
        assertThat(tokens("- -1")).containsExactly("OPERATOR -", "OPERATOR -", "NUMBER 1");
        assertThat(tokens("1e+x")).containsExactly("NAME 1e", "OPERATOR +", "WORD x");
        assertThat(tokens("1.5.6")).containsExactly("NUMBER 1.5", "NUMBER .6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "_a", "$a", "a$b$", "VALUES", "é", "表", "a1", "𝄞"})
    void unquotedWords(String word) {
        assertThat(tokens(word)).containsExactly("WORD " + word);
    }

    @Test
    void aWordThatTouchesADotIsNoKeyword() {
        assertThat(tokens("values.select")).containsExactly("NAME values", "DOT .", "NAME select");
        assertThat(tokens("a.b.1e5")).containsExactly("NAME a", "DOT .", "NAME b", "DOT .", "NAME 1e5");
        assertThat(tokens("values .a")).containsExactly("WORD values", "DOT .", "NAME a");
        assertThat(tokens("t . q")).containsExactly("WORD t", "DOT .", "WORD q");
        assertThat(tokens("t.`q`")).containsExactly("WORD t", "DOT .", "QUOTED_NAME `q`");
        assertThat(tokens("t .5")).containsExactly("WORD t", "NUMBER .5");
        assertThat(tokens("`t`.5")).containsExactly("QUOTED_NAME `t`", "NUMBER .5");
    }

    @Test
    void variables() {
        assertThat(tokens("@a.b$_1 @'it''s' @`x` @\"y\" @"))
                .containsExactly(
                        "USER_VARIABLE @a.b$_1",
                        "USER_VARIABLE @'it''s'",
                        "USER_VARIABLE @`x`",
                        "USER_VARIABLE @\"y\"",
                        "USER_VARIABLE @");
        assertThat(tokens("@@sql_mode @@session.autocommit @@`x`"))
                .containsExactly(
                        "SYSTEM_VARIABLE @@sql_mode",
                        "SYSTEM_VARIABLE @@session",
                        "DOT .",
                        "NAME autocommit",
                        "SYSTEM_VARIABLE @@`x`");
        assertThat(tokens("@a:=1")).containsExactly("USER_VARIABLE @a", "OPERATOR :=", "NUMBER 1");
    }

    @Test
    void blockCommentsEndAtTheFirstMark() {
        assertThat(tokens("/**/a/* ' */b/*/ */c/*+ it's */d"))
                .containsExactly(
                        "COMMENT /**/",
                        "WORD a",
                        "COMMENT /* ' */",
                        "WORD b",
                        "COMMENT /*/ */",
                        "WORD c",
                        "HINT /*+ it's */",
                        "WORD d");
        assertThat(tokens("a*/b")).containsExactly("WORD a", "OPERATOR *", "OPERATOR /", "WORD b");
    }

    @Test
    void lineCommentsEndBeforeTheLineFeed() {
        assertThat(tokens("a# x' \r\nb")).containsExactly("WORD a", "LINE_COMMENT # x' \r", "WORD b");
        assertThat(tokens("a-- x\nb")).containsExactly("WORD a", "LINE_COMMENT -- x", "WORD b");
        assertThat(tokens("a--\nb")).containsExactly("WORD a", "LINE_COMMENT --", "WORD b");
        assertThat(tokens("a--\u0001b")).containsExactly("WORD a", "LINE_COMMENT --\u0001b");
        assertThat(tokens("a--")).containsExactly("WORD a", "LINE_COMMENT --");
        assertThat(tokens("a--b")).containsExactly("WORD a", "OPERATOR -", "OPERATOR -", "WORD b");
        assertThat(tokens("a#")).containsExactly("WORD a", "LINE_COMMENT #");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/*! a */",
                "/*!50705 0x00,*/",
                "/*!99999 ) */",
                "/*!050705 a */",
                "/*!*/",
                "/*!50705 'x' \"y\" `z` */",
                "/*M!100100 a */"
            })
    void aConditionalCommentIsOneToken(String comment) {
        assertThat(tokens("1" + comment + "2"))
                .containsExactly("NUMBER 1", "CONDITIONAL_COMMENT " + comment, "NUMBER 2");
    }

    @Test
    void theSqlOfAConditionalCommentFollowsItsVersion() {
        String sql = "/*!50705 0x00,*/";
        SqlLexer lexer = new SqlLexer(sql, SqlMode.DEFAULT);
        lexer.next();
        assertThat(sql.substring(lexer.content(), lexer.end() - 2)).isEqualTo(" 0x00,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/*!50705 '*/' */",
                "/*!50705 /* x */ a */",
                "/*!50705 /*!50000 x */ a */",
                "/*! a -- */",
                "/*! it's */ a",
                "/*! a"
            })
    void aConditionalCommentThatServersEndDifferentlyIsUncertain(String comment) {
        assertThat(tokens(comment)).first().asString().startsWith("UNCERTAIN");
    }

    @Test
    void operators() {
        assertThat(tokens("a<=>b<>c!=d>=e<<f->g->>h||i&&j|k"))
                .filteredOn(token -> token.startsWith("OPERATOR"))
                .containsExactly(
                        "OPERATOR <=>",
                        "OPERATOR <>",
                        "OPERATOR !=",
                        "OPERATOR >=",
                        "OPERATOR <<",
                        "OPERATOR ->",
                        "OPERATOR ->>",
                        "OPERATOR ||",
                        "OPERATOR &&",
                        "OPERATOR |");
    }

    @Test
    void jdbcEscapesAreBracedTokens() {
        assertThat(tokens("{ts '2020-01-01'}"))
                .containsExactly("LEFT_BRACE {", "WORD ts", "STRING '2020-01-01'", "RIGHT_BRACE }");
    }

    @Test
    void placeholdersAreCertainWhereTheirValueTouchesNothing() {
        assertThat(tokens("(?,? ,-?)")).filteredOn("PLACEHOLDER ?"::equals).hasSize(3);
        for (String touching : List.of("?a", "a?", "?1", "'a'?", "?'a'", "??", "N?", "`a`?")) {
            assertThat(tokens(touching)).as(touching).anyMatch("UNCERTAIN ?"::equals);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'a | a string without its closing quote",
                "'a\\ | a string without its closing quote",
                "`a | an identifier without its closing quote",
                "/* a | a comment without its end",
                "/*+ a | a comment without its end",
                "x'4' | a malformed hexadecimal literal",
                "x'4g' | a malformed hexadecimal literal",
                "b'2' | a malformed bit literal",
                "1.5e | a number with an empty exponent",
                "$$a$$ | a dollar quote, which older servers read as a name",
                "$a$b$a$ | a dollar quote, which older servers read as a name",
                "'\\é' | a backslash before a character beyond ASCII"
            })
    void whatServersRefuseOrReadDifferentlyIsUncertain(String text, String doubt) {
        SqlLexer lexer = new SqlLexer(text, SqlMode.DEFAULT);
        assertThat(lexer.next()).isEqualTo(Token.UNCERTAIN);
        assertThat(lexer.doubt()).isEqualTo(doubt);
    }

    @ParameterizedTest
    @ValueSource(chars = {'\0', '\u0001', '\u007F', '\u0085', '\u00A0', '\\', '[', ']'})
    void aCharacterThatHasNoPlaceOutsideQuotesIsUncertain(char c) {
        assertThat(tokens("a" + c + "b")).containsExactly("WORD a", "UNCERTAIN " + c, "WORD b");
        assertThat(tokens("'" + c + "'", NO_BACKSLASH_ESCAPES)).containsExactly("STRING '" + c + "'");
    }

    @Test
    void aNulEndsALineCommentAndSpoilsAnIdentifier() {
        assertThat(tokens("# a\0 b")).containsExactly("LINE_COMMENT # a", "UNCERTAIN \0", "WORD b");
        assertThat(tokens("`a\0b`")).first().isEqualTo("UNCERTAIN `a\0");
    }

    @Test
    void keywordsAreComparedInAsciiOnly() {
        SqlLexer lexer = new SqlLexer("Insert inſert \u212Aey key", SqlMode.DEFAULT);
        lexer.next();
        assertThat(lexer.is("INSERT")).isTrue();
        lexer.next();
        assertThat(lexer.is("INSERT")).isFalse();
        lexer.next();
        assertThat(lexer.is("KEY")).isFalse();
        lexer.next();
        assertThat(lexer.is("KEY")).isTrue();
        assertThat(lexer.is("KEYS")).isFalse();
    }

    @Test
    void aRangeIsReadAsIfNothingStoodAfterIt() {
        String sql = "a, 'b', c";
        SqlLexer lexer = new SqlLexer(sql, 1, 5, SqlMode.DEFAULT);
        assertThat(lexer.next()).isEqualTo(Token.COMMA);
        assertThat(lexer.next()).isEqualTo(Token.UNCERTAIN);
        assertThat(lexer.end()).isEqualTo(5);
        assertThat(lexer.next()).isEqualTo(Token.END);
    }
}
