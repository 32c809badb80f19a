package io.github.safeguardjdbc.packet;

import static io.github.safeguardjdbc.packet.Sample.UTF_8;
import static io.github.safeguardjdbc.packet.Sample.encoding;
import static io.github.safeguardjdbc.packet.Sample.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.TypedObject;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BinarySizeTest {

    static Stream<Arguments> values() throws SQLException {
        return Stream.of(
                arguments(Setter.NULL, Types.INTEGER, 0),
                arguments(Setter.STRING, null, 0),
                arguments(Setter.BOOLEAN, true, 1),
                arguments(Setter.BYTE, (byte) 1, 1),
                arguments(Setter.SHORT, (short) 1, 2),
                arguments(Setter.INT, 1, 4),
                arguments(Setter.LONG, 1L, 8),
                arguments(Setter.FLOAT, 1f, 4),
                arguments(Setter.DOUBLE, 1d, 8),
                arguments(Setter.BIG_DECIMAL, new BigDecimal("-12.50"), 1 + 6),
                arguments(Setter.STRING, "a'\u4E2D", 1 + 5),
                arguments(Setter.STRING, "x".repeat(250), 1 + 250),
                arguments(Setter.STRING, "x".repeat(251), 3 + 251),
                arguments(Setter.BYTES, new byte[70_000], 4 + 70_000),
                arguments(Setter.DATE, java.sql.Date.valueOf("2024-02-29"), 5),
                arguments(Setter.TIME, Time.valueOf("10:11:12"), 9),
                arguments(Setter.TIME, new Time(1_100), 13),
                arguments(Setter.TIMESTAMP, Timestamp.valueOf("2024-02-29 10:11:12"), 8),
                arguments(Setter.TIMESTAMP, Timestamp.valueOf("2024-02-29 10:11:12.1"), 12),
                arguments(Setter.OBJECT, null, 0),
                arguments(Setter.OBJECT, 42, 4),
                arguments(Setter.OBJECT, BigInteger.TEN, 8),
                arguments(Setter.OBJECT, LocalDate.EPOCH, 5),
                arguments(Setter.OBJECT, LocalTime.of(1, 2, 3, 400), 9),
                arguments(Setter.OBJECT, LocalTime.of(1, 2, 3, 600), 13),
                arguments(Setter.OBJECT, Duration.ofMillis(-1), 13),
                arguments(Setter.OBJECT, Instant.EPOCH, 8),
                arguments(Setter.OBJECT, new UUID(1, 2), 0),
                arguments(Setter.BLOB, new SerialBlob(new byte[3]), 0),
                arguments(Setter.CLOB, new SerialClob(new char[3]), 0),
                arguments(Setter.BINARY_STREAM, new ByteArrayInputStream(new byte[3]), 0),
                arguments(Setter.CHARACTER_STREAM, new StringReader("abc"), 0),
                arguments(Setter.OBJECT_TYPED, new TypedObject("17", Types.BIGINT, null), 8),
                arguments(Setter.OBJECT_TYPED, new TypedObject(5, Types.VARCHAR, null), 1 + 1),
                arguments(Setter.OBJECT_TYPED, new TypedObject(false, Types.VARCHAR, null), 1 + 5),
                arguments(Setter.OBJECT_TYPED, new TypedObject(BigDecimal.ONE, Types.DECIMAL, 3), 1 + 5),
                arguments(Setter.OBJECT_TYPED, new TypedObject("x", Types.OTHER, null), 0));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_takes_the_bytes_of_its_type(Setter setter, Object value, int bytes) {
        assertThat(BinarySize.values(parameters(setter, value), UTF_8)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"0, 11, 10", "1, 16, 14", "8, 37, 28", "9, 41, 31", "250, 794, 543", "251, 799, 545"})
    void the_frame_holds_header_count_null_bits_and_types(int parameters, int withAttributes, int without) {
        Encoding old = new Encoding(
                Sample.CURRENT,
                ConnectionCharset.UTF_8,
                ConnectionCharset.UTF_8,
                false,
                false,
                false,
                0,
                Fractions.DEFAULT,
                false);

        assertThat(BinarySize.frame(parameters, UTF_8)).isEqualTo(withAttributes);
        assertThat(BinarySize.frame(parameters, old)).isEqualTo(without);
    }

    @Test
    void an_execution_is_its_frame_and_its_values() {
        Parameters parameters = parameters(Setter.INT, 1);
        parameters.set(2, Setter.STRING, "abc");

        assertThat(BinarySize.exact(parameters, UTF_8)).isEqualTo(BinarySize.frame(2, UTF_8) + 4 + 1 + 3);
        assertThat(BinarySize.upperBound(parameters, UTF_8)).isEqualTo(BinarySize.frame(2, UTF_8) + 4 + 1 + 9);
    }

    @Test
    void a_prepare_is_a_command_and_the_sql_without_comment() {
        Encoding commented = encoding(Sample.CURRENT, "UTF-8", false, false, 17);

        assertThat(BinarySize.prepare("SELECT '\u4E2D'", commented)).isEqualTo(1 + 12);
        assertThat(BinarySize.prepareUpperBound("SELECT '\u4E2D'", commented)).isEqualTo(1 + 30);
    }
}
