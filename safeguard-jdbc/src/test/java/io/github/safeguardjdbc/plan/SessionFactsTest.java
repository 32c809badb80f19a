package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.sql.SqlMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionFactsTest {

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "STRICT_TRANS_TABLES, true",
        "STRICT_ALL_TABLES, true",
        "'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE', true",
        "'ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION', false",
        "NOT_STRICT_TRANS_TABLES_EITHER, false",
    })
    void strictModeIsEitherOfTwo(String sqlMode, boolean strict) {
        assertThat(SessionFacts.of(sqlMode, 1).strict()).isEqualTo(strict);
    }

    @ParameterizedTest
    @CsvSource({
        "'', false, false",
        "ANSI_QUOTES, true, false",
        "NO_BACKSLASH_ESCAPES, false, true",
        "'REAL_AS_FLOAT,PIPES_AS_CONCAT,ANSI_QUOTES,IGNORE_SPACE,ONLY_FULL_GROUP_BY,ANSI', true, false",
        "'ANSI_QUOTES,STRICT_ALL_TABLES,NO_BACKSLASH_ESCAPES', true, true",
    })
    void quotingIsReadFromTheMode(String sqlMode, boolean ansiQuotes, boolean noBackslashEscapes) {
        assertThat(SessionFacts.of(sqlMode, 1).sqlMode()).isEqualTo(new SqlMode(ansiQuotes, noBackslashEscapes));
    }

    @Test
    void theIncrementIsKept() {
        assertThat(SessionFacts.of("", 10).autoIncrementIncrement()).isEqualTo(10);
    }
}
