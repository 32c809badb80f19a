package io.github.safeguardjdbc.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.safeguardjdbc.stub.StubDelegate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedKeysTest {

    private static final String LARGEST = "18446744073709551615";

    private final GeneratedKeys keys = new GeneratedKeys();

    private final StubDelegate reported = new StubDelegate();
    private final Statement statement = new StubDelegate()
            .answering("getGeneratedKeys", reported.as(ResultSet.class))
            .as(Statement.class);

    private void reporting(String... values) {
        Iterator<String> rows = List.of(values).iterator();
        reported.computing("next", none -> rows.hasNext()).computing("getString", column -> rows.next());
    }

    @Test
    void areThoseThatTheDriverReportsAndThoseOfMultiRowStatementsInOrder() throws SQLException {
        reporting("7");
        keys.addThoseOf(statement);
        keys.addConsecutive(8, 1, 3);
        reporting("11", "12");
        keys.addThoseOf(statement);

        assertThat(keys.list()).containsExactly(7L, 8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void areAsFarApartAsTheSessionSays() {
        keys.addConsecutive(5, 10, 3);

        assertThat(keys.list()).containsExactly(5L, 15L, 25L);
    }

    @Test
    void areUnsigned() throws SQLException {
        reporting(LARGEST);
        keys.addThoseOf(statement);
        keys.addConsecutive(Long.parseUnsignedLong("9223372036854775807"), 1, 2);

        assertThat(keys.list().stream().map(Long::toUnsignedString))
                .containsExactly(LARGEST, "9223372036854775807", "9223372036854775808");
    }

    @Test
    void areNoneIfTheDriverReportsNone() throws SQLException {
        reporting();
        keys.addThoseOf(statement);

        assertThat(keys.list()).isEmpty();
        assertThat(reported.callsOf("close")).hasSize(1);
    }

    @Test
    void areClosedWhenTheyCannotBeRead() {
        SQLException failure = new SQLException("lost");
        reported.failing("next", failure);

        assertThatThrownBy(() -> keys.addThoseOf(statement)).isSameAs(failure);

        assertThat(reported.callsOf("close")).hasSize(1);
    }
}
