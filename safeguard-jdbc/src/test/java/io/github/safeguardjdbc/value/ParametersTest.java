package io.github.safeguardjdbc.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {

    @Test
    void a_row_keeps_the_parameters_of_its_time() {
        Parameters parameters = new Parameters();
        parameters.set(1, Setter.INT, 1);
        parameters.set(2, Setter.STRING, "a");
        Row first = parameters.toRow();
        parameters.set(2, Setter.BYTES, new byte[0]);

        assertThat(first.size()).isEqualTo(2);
        assertThat(first.setter(1)).isEqualTo(Setter.STRING);
        assertThat(first.value(1)).isEqualTo("a");
        assertThat(parameters.setter(1)).isEqualTo(Setter.BYTES);
    }

    @Test
    void parameters_may_be_set_in_any_order_and_number() {
        Parameters parameters = new Parameters();
        parameters.set(100, Setter.INT, 100);
        parameters.set(3, Setter.INT, 3);

        assertThat(parameters.size()).isEqualTo(100);
        assertThat(parameters.value(99)).isEqualTo(100);
        assertThat(parameters.value(2)).isEqualTo(3);
        assertThat(parameters.setter(0)).isNull();
    }

    @Test
    void clearing_forgets_everything() {
        Parameters parameters = new Parameters();
        parameters.set(2, Setter.INT, 2);
        parameters.clear();

        assertThat(parameters.size()).isZero();
        assertThat(parameters.toRow().size()).isZero();

        parameters.set(3, Setter.INT, 3);
        assertThat(parameters.setter(1)).isNull();
        assertThat(parameters.value(1)).isNull();
    }

    @Test
    void a_row_is_complete_if_each_parameter_was_set() {
        Parameters parameters = new Parameters();
        parameters.set(1, Setter.INT, 1);
        parameters.set(3, Setter.INT, 3);

        assertThat(parameters.toRow().isComplete(1)).isTrue();
        assertThat(parameters.toRow().isComplete(3)).isFalse();
        parameters.set(2, Setter.NULL, Types.INTEGER);
        assertThat(parameters.toRow().isComplete(3)).isTrue();
        assertThat(parameters.toRow().isComplete(4)).isFalse();
    }

    @Test
    void a_row_is_bound_from_its_offset_and_skips_what_was_not_set() throws SQLException {
        Parameters parameters = new Parameters();
        parameters.set(1, Setter.INT, 10);
        parameters.set(3, Setter.STRING, "x");
        RecordedCalls calls = new RecordedCalls();

        parameters.toRow().bind(calls.statement(), 6);

        assertThat(calls.all())
                .containsExactly(
                        new RecordedCalls.Call("setInt(int, int)", List.of(7, 10)),
                        new RecordedCalls.Call("setString(int, String)", List.of(9, "x")));
    }

    @Test
    void rows_with_the_same_setters_replay_their_own_values() throws SQLException {
        Parameters parameters = new Parameters();
        parameters.set(1, Setter.INT, 1);
        Row first = parameters.toRow();
        parameters.set(1, Setter.INT, 2);
        Row second = parameters.toRow();
        parameters.set(1, Setter.LONG, 3L);
        Row third = parameters.toRow();
        RecordedCalls calls = new RecordedCalls();

        first.bind(calls.statement(), 0);
        second.bind(calls.statement(), 1);
        third.bind(calls.statement(), 2);

        assertThat(calls.all())
                .containsExactly(
                        new RecordedCalls.Call("setInt(int, int)", List.of(1, 1)),
                        new RecordedCalls.Call("setInt(int, int)", List.of(2, 2)),
                        new RecordedCalls.Call("setLong(int, long)", List.of(3, 3L)));
    }

    @Test
    void a_source_is_found_wherever_it_hides() throws IOException {
        assertThat(row(Setter.BINARY_STREAM, stream()).hasSource()).isTrue();
        assertThat(row(Setter.CLOB_READER, new StringReader("")).hasSource()).isTrue();
        assertThat(row(Setter.BLOB_STREAM_LONG, new SizedSource(stream(), 1)).hasSource())
                .isTrue();
        assertThat(row(Setter.OBJECT, stream()).hasSource()).isTrue();
        assertThat(row(Setter.OBJECT_TYPED, new TypedObject(stream(), Types.BLOB, null))
                        .hasSource())
                .isTrue();
        assertThat(row(Setter.BLOB_STREAM_LONG, new SizedSource(null, 1)).hasSource())
                .isFalse();
        assertThat(row(Setter.STRING, "x").hasSource()).isFalse();
        try (ReadAhead readAhead = new ReadAhead(10, true, false)) {
            assertThat(row(Setter.BINARY_STREAM, stream()).readAhead(readAhead).hasSource())
                    .isFalse();
        }
    }

    private static ByteArrayInputStream stream() {
        return new ByteArrayInputStream(new byte[1]);
    }

    private static Row row(Setter setter, Object value) {
        Parameters parameters = new Parameters();
        parameters.set(1, setter, value);
        return parameters.toRow();
    }
}
