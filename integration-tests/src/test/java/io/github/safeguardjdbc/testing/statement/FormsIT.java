package io.github.safeguardjdbc.testing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A statement that fits no packet ends as it would under a limit that it fits. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record FormsIT(MySqlVersion version) {
    private static final int LIMIT = 64 << 10;

    private static final List<String> PROPERTIES = List.of(
            "sessionVariables=sql_mode='ANSI_QUOTES,STRICT_TRANS_TABLES'",
            "sessionVariables=sql_mode='NO_BACKSLASH_ESCAPES'",
            "sessionVariables=sql_mode=''",
            "characterEncoding=latin1",
            "characterEncoding=gbk");

    static Stream<String> names() {
        return Forms.all().keySet().stream();
    }

    static Stream<String> sample() {
        return Stream.of(
                "plain",
                "a string with what could end it",
                "a string in double quotes",
                "an introducer",
                "a binary introducer",
                "a JSON object",
                "SELECT without a comma");
    }

    @ParameterizedTest
    @MethodSource("names")
    void endsAsUnderALimitThatItFits(String form) throws SQLException {
        boolean autocommit = form.length() % 2 == 0;
        assembles(form, autocommit, "");
        splits(form, !autocommit);
    }

    @ParameterizedTest
    @MethodSource("sample")
    void underOtherSqlModesAndInOtherCharacterSets(String form) throws SQLException {
        for (String property : PROPERTIES) {
            assembles(form, true, property);
        }
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("names")
    void inEveryCombination(String form) throws SQLException {
        boolean autocommit = form.length() % 2 == 0;
        assembles(form, !autocommit, "");
        splits(form, autocommit);
        for (String property : PROPERTIES) {
            assembles(form, true, property);
        }
    }

    private void assembles(String form, boolean autocommit, String property) throws SQLException {
        assertThat(guarded(OversizeStatements.ASSEMBLE, form, autocommit, property))
                .isEqualTo(plain(form, autocommit, property));
    }

    /** Splits a statement, or refuses it and leaves everything as it was. */
    private void splits(String form, boolean autocommit) throws SQLException {
        Observed guarded = guarded(OversizeStatements.SPLIT, form, autocommit, "");
        if (guarded.results().toString().contains(PacketLimitException.class.getName())) {
            assertThat(guarded.after()).isEqualTo(untouched(autocommit));
        } else {
            assertThat(guarded.withoutRowNumber())
                    .isEqualTo(plain(form, autocommit, "").withoutRowNumber());
        }
    }

    private Observed plain(String form, boolean autocommit, String property) throws SQLException {
        try (Sandbox sandbox = Sandbox.withLimit(version, Sandbox.OUT_OF_REACH, Forms.DDL);
                Connection connection = sandbox.plain(property)) {
            connection.setAutoCommit(autocommit);
            return Observed.of(connection, Forms.all().get(form), List.of(Forms.QUESTIONS));
        }
    }

    private Observed guarded(OversizeStatements way, String form, boolean autocommit, String property)
            throws SQLException {
        try (Sandbox sandbox = Sandbox.withLimit(version, LIMIT, Forms.DDL);
                Connection connection = sandbox.guarded(way, property)) {
            connection.setAutoCommit(autocommit);
            Observed observed = Observed.of(connection, Forms.all().get(form), List.of(Forms.QUESTIONS));
            assertThat(sandbox.events).noneMatch(SafeguardEvent.Advised.class::isInstance);
            return observed;
        }
    }

    private List<String> untouched(boolean autocommit) throws SQLException {
        try (Sandbox sandbox = Sandbox.withLimit(version, LIMIT, Forms.DDL);
                Connection connection = sandbox.plain()) {
            connection.setAutoCommit(autocommit);
            return Observed.of(connection, "DO 0", List.of(Forms.QUESTIONS)).after();
        }
    }
}
