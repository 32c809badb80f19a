package io.github.safeguardjdbc.packet;

import static io.github.safeguardjdbc.packet.Sample.CURRENT;
import static io.github.safeguardjdbc.packet.Sample.OLD;
import static io.github.safeguardjdbc.packet.Sample.UTF_8;
import static io.github.safeguardjdbc.packet.Sample.buffered;
import static io.github.safeguardjdbc.packet.Sample.encoding;
import static io.github.safeguardjdbc.packet.Sample.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.safeguardjdbc.value.CalendarValue;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.SizedSource;
import io.github.safeguardjdbc.value.TypedNull;
import io.github.safeguardjdbc.value.TypedObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextSizeTest {

    static Stream<Arguments> literals() throws SQLException {
        Timestamp timestamp = Timestamp.valueOf("2024-02-29 10:11:12.12");
        return Stream.of(
                arguments(Setter.NULL, Types.INTEGER, "NULL"),
                arguments(Setter.NULL_NAMED, new TypedNull(Types.OTHER, "t"), "NULL"),
                arguments(Setter.STRING, null, "NULL"),
                arguments(Setter.BOOLEAN, true, "1"),
                arguments(Setter.BYTE, (byte) -128, "-128"),
                arguments(Setter.SHORT, (short) 7, "7"),
                arguments(Setter.INT, Integer.MIN_VALUE, "-2147483648"),
                arguments(Setter.LONG, Long.MAX_VALUE, "9223372036854775807"),
                arguments(Setter.FLOAT, 1.5e20f, "1.5E+20"),
                arguments(Setter.DOUBLE, 1e-7, "1.0E-7"),
                arguments(Setter.BIG_DECIMAL, new BigDecimal("-1E+3"), "-1000"),
                arguments(Setter.STRING, "plain", "'plain'"),
                arguments(Setter.STRING, "a'b\\\n\"", "'a''b\\\\\\n\"'"),
                arguments(Setter.STRING, "\u00E4\u4E2D\uD83D\uDE00", "'..---____'"),
                arguments(Setter.NSTRING, "a'b", "'a''b'"),
                arguments(Setter.URL, "http://x/", "'http://x/'"),
                arguments(Setter.BYTES, new byte[] {1, 2}, "x'0102'"),
                arguments(Setter.DATE, java.sql.Date.valueOf("2024-02-29"), "'2024-02-29'"),
                arguments(Setter.TIME, Time.valueOf("10:11:12"), "'10:11:12'"),
                arguments(Setter.TIME, new Time(1_100), "'10:11:12.100'"),
                arguments(Setter.TIMESTAMP, timestamp, "'2024-02-29 10:11:12.12'"),
                arguments(Setter.TIMESTAMP_CALENDAR, new CalendarValue(timestamp, null), "'2024-02-29 10:11:12.12'"),
                arguments(Setter.OBJECT, null, "NULL"),
                arguments(Setter.OBJECT, 42, "42"),
                arguments(Setter.OBJECT, false, "0"),
                arguments(Setter.OBJECT, new BigInteger("123456789012345678901234567890"), "1".repeat(30)),
                arguments(Setter.OBJECT, LocalDate.of(2024, 2, 29), "'2024-02-29'"),
                arguments(Setter.OBJECT, LocalTime.of(10, 11, 12, 500_000_000), "'10:11:12.5'"),
                arguments(Setter.OBJECT, LocalDateTime.of(2024, 2, 29, 10, 11), "'2024-02-29 10:11:00'"),
                arguments(
                        Setter.OBJECT,
                        OffsetDateTime.of(2024, 2, 29, 10, 11, 12, 1_000, ZoneOffset.ofHours(5)),
                        "'2024-02-29 06:11:12.000001'"),
                arguments(Setter.OBJECT, Duration.ofMinutes(61), "'1:1:0'"),
                arguments(Setter.OBJECT, Duration.ofSeconds(-5), "'-5S'"),
                arguments(Setter.OBJECT, new GregorianCalendar(2024, 1, 29), "'2024-02-29 00:00:00'"),
                arguments(Setter.OBJECT, new SerialBlob(new byte[] {1, 2, 3}), "x'010203'"),
                arguments(Setter.OBJECT, new SerialClob("\u00E4b".toCharArray()), "x'C3A462'"),
                arguments(Setter.BLOB, new SerialBlob(new byte[] {1, 2, 3}), "x'010203'"),
                arguments(Setter.OBJECT_TYPED, new TypedObject(5, Types.VARCHAR, null), "5"),
                arguments(Setter.OBJECT_TYPED, new TypedObject(5, JDBCType.DOUBLE, null), "5.0"),
                arguments(Setter.OBJECT_TYPED, new TypedObject(true, Types.VARCHAR, null), "true"),
                arguments(Setter.OBJECT_TYPED, new TypedObject(7L, Types.BOOLEAN, null), "true"),
                arguments(Setter.OBJECT_TYPED, new TypedObject("x", Types.NULL, null), "NULL"),
                arguments(Setter.OBJECT_TYPED, new TypedObject(BigDecimal.ONE, Types.DECIMAL, 3), "1.000"),
                arguments(Setter.OBJECT_TYPED, new TypedObject("1e3", Types.NUMERIC, 1), "1000.0"),
                arguments(
                        Setter.OBJECT_TYPED,
                        new TypedObject(LocalDate.EPOCH, Types.TIMESTAMP, null),
                        "'1970-01-01 00:00:00'"));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void a_parameter_becomes_a_literal(Setter setter, Object value, String literal) throws SQLException {
        Parameters parameters = parameters(setter, value);

        assertThat(TextSize.literals(parameters, UTF_8)).isEqualTo(literal.length());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # driver, charset, NO_BACKSLASH_ESCAPES, ANSI_QUOTES, text, size
            26, UTF-8,      false, false, ab,       4
            26, UTF-8,      false, false, a"b,      5
            26, UTF-8,      false, true,  a"b,      6
            26, UTF-8,      false, false, a\\b,     6
            26, UTF-8,      true,  false, ab,       4
            26, UTF-8,      true,  false, a\\b,     9
            26, UTF-8,      true,  false, a"b,      9
             8, UTF-8,      true,  false, ab,       7
            26, ISO-8859-1, false, false, \u00E4,   3
            26, GBK,        false, false, \u4E2D,   4
            26, SJIS,       false, false, \u00A5,   3
            26, SJIS,       false, false, \u00A5"", 6
            """)
    void a_strings_size_depends_on_character_set_mode_and_driver(
            int driver, String charset, boolean noBackslashEscapes, boolean ansiQuotes, String text, int size)
            throws SQLException {
        Encoding encoding = encoding(new DriverVersion(driver, 0), charset, noBackslashEscapes, ansiQuotes, 0);

        assertThat(TextSize.literals(parameters(Setter.STRING, text), encoding)).isEqualTo(size);
    }

    @Test
    void a_national_string_off_utf8_is_introduced_and_never_hexadecimal() throws SQLException {
        Encoding latin1 = encoding(CURRENT, "ISO-8859-1", true, false, 0);

        assertThat(TextSize.literals(parameters(Setter.NSTRING, "\u4E2D'"), latin1))
                .isEqualTo("_utf8'".length() + 3 + "'''".length());
    }

    @Test
    void bytes_are_escaped_in_single_byte_character_sets() throws SQLException {
        Encoding latin1 = encoding(CURRENT, "ISO-8859-1", false, false, 0);
        byte[] value = {'a', 0, '\'', '"', '\n', '\r', '\\', 0x1A};

        assertThat(TextSize.literals(parameters(Setter.BYTES, value), latin1)).isEqualTo(8 + 7 + "_binary''".length());
    }

    @Test
    void streams_are_escaped_by_drivers_before_9_5() throws SQLException, IOException {
        byte[] value = {'a', 0, '\'', '"', '\n', '\r', '\\', 0x1A};
        SizedSource first6 = new SizedSource(new ByteArrayInputStream(value), 6);

        assertThat(TextSize.literals(buffered(Setter.BLOB_STREAM, new ByteArrayInputStream(value)), UTF_8))
                .isEqualTo(2 * 8 + 3);
        Encoding old = encoding(OLD, "UTF-8", false, false, 0);
        assertThat(TextSize.literals(buffered(Setter.BLOB_STREAM, new ByteArrayInputStream(value)), old))
                .isEqualTo(8 + 3 + 9);
        assertThat(TextSize.literals(parameters(Setter.BLOB, new SerialBlob(value)), old))
                .isEqualTo(8 + 3 + 9);
        assertThat(TextSize.literals(buffered(Setter.BINARY_STREAM_LONG, first6), old))
                .isEqualTo(6 + 2 + 9);
    }

    @Test
    void readers_follow_the_clob_character_set_unless_national() throws SQLException, IOException {
        Encoding encoding = new Encoding(
                CURRENT,
                ConnectionCharset.UTF_8,
                new ConnectionCharset(StandardCharsets.ISO_8859_1),
                false,
                false,
                true,
                0,
                Fractions.DEFAULT,
                false);

        assertThat(TextSize.literals(buffered(Setter.CLOB_READER, new StringReader("\u00E4")), encoding))
                .isEqualTo(2 + 3);
        assertThat(TextSize.literals(buffered(Setter.NCLOB_READER, new StringReader("\u00E4")), encoding))
                .isEqualTo(4 + 3);
    }

    @Test
    void an_object_of_no_sql_class_is_serialized() throws SQLException {
        UUID uuid = new UUID(1, 2);

        long size = TextSize.literals(parameters(Setter.OBJECT, uuid), UTF_8);

        assertThat(size).isEqualTo(2 * 80 + 3);
    }

    @Test
    void an_object_that_cannot_be_serialized_is_an_error_that_names_its_class() {
        Parameters parameters = parameters(Setter.OBJECT, new Object());

        assertThatThrownBy(() -> TextSize.literals(parameters, UTF_8))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void what_was_not_read_ahead_is_unknown() throws SQLException {
        Parameters parameters = parameters(Setter.BINARY_STREAM, new ByteArrayInputStream(new byte[3]));

        assertThat(TextSize.literals(parameters, UTF_8)).isEqualTo(Size.UNKNOWN);
        assertThat(TextSize.literalsUpperBound(parameters, UTF_8)).isEqualTo(Size.UNKNOWN);
    }

    @Test
    void a_statement_is_a_command_with_its_attributes_comment_and_sql() {
        Encoding commented = encoding(CURRENT, "UTF-8", false, false, 17);
        String sql = "SELECT '\u4E2D'";

        assertThat(TextSize.exact(sql, UTF_8)).isEqualTo(1 + 2 + 12);
        assertThat(TextSize.exact(sql, commented)).isEqualTo(1 + 2 + 17 + 12);
        assertThat(TextSize.upperBound(sql, commented)).isEqualTo(1 + 2 + 17 + 3 * 10);
    }

    @Test
    void parameters_take_the_places_of_their_marks() throws SQLException {
        Parameters parameters = parameters(Setter.INT, 1000);
        parameters.set(2, Setter.STRING, "it's");

        assertThat(TextSize.exact("INSERT t VALUES (?,?)", parameters, UTF_8))
                .isEqualTo(1 + 2 + "INSERT t VALUES (1000,'it''s')".length());
    }

    @Test
    void a_multi_row_statement_repeats_its_tuple_with_commas_between() {
        assertThat(TextSize.multiRow("INSERT t VALUES ".length(), "(1,2)".length(), " -- x".length(), 3))
                .isEqualTo("INSERT t VALUES (1,2),(1,2),(1,2) -- x".length());
        assertThat(TextSize.multiRow(16, Size.UNKNOWN, 0, 3)).isEqualTo(Size.UNKNOWN);
    }
}
