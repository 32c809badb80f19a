package io.github.safeguardjdbc.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URI;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Arrays;
import java.util.Calendar;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SetterTest {
    private static final InputStream STREAM = new ByteArrayInputStream(new byte[9]);
    private static final Reader READER = new StringReader("reader");
    private static final Calendar CALENDAR = new GregorianCalendar();

    static Stream<Arguments> setters() throws MalformedURLException {
        Date date = new Date(1);
        Time time = new Time(2);
        Timestamp timestamp = new Timestamp(3);
        SizedSource stream = new SizedSource(STREAM, 5);
        SizedSource reader = new SizedSource(READER, 5);
        return Stream.of(
                call(Setter.NULL, Types.DATE, "setNull(int, int)", Types.DATE),
                call(
                        Setter.NULL_NAMED,
                        new TypedNull(Types.STRUCT, "t"),
                        "setNull(int, int, String)",
                        Types.STRUCT,
                        "t"),
                call(Setter.BOOLEAN, true, "setBoolean(int, boolean)", true),
                call(Setter.BYTE, (byte) 1, "setByte(int, byte)", (byte) 1),
                call(Setter.SHORT, (short) 2, "setShort(int, short)", (short) 2),
                call(Setter.INT, 3, "setInt(int, int)", 3),
                call(Setter.LONG, 4L, "setLong(int, long)", 4L),
                call(Setter.FLOAT, 5f, "setFloat(int, float)", 5f),
                call(Setter.DOUBLE, 6d, "setDouble(int, double)", 6d),
                call(Setter.BIG_DECIMAL, BigDecimal.TEN, "setBigDecimal(int, BigDecimal)", BigDecimal.TEN),
                call(Setter.STRING, "s", "setString(int, String)", "s"),
                call(Setter.NSTRING, "n", "setNString(int, String)", "n"),
                same(Setter.BYTES, new byte[2], "setBytes(int, byte[])"),
                same(Setter.DATE, date, "setDate(int, Date)"),
                dated(Setter.DATE_CALENDAR, date, "setDate(int, Date, Calendar)"),
                same(Setter.TIME, time, "setTime(int, Time)"),
                dated(Setter.TIME_CALENDAR, time, "setTime(int, Time, Calendar)"),
                same(Setter.TIMESTAMP, timestamp, "setTimestamp(int, Timestamp)"),
                dated(Setter.TIMESTAMP_CALENDAR, timestamp, "setTimestamp(int, Timestamp, Calendar)"),
                same(Setter.OBJECT, List.of(), "setObject(int, Object)"),
                call(
                        Setter.OBJECT_TYPED,
                        new TypedObject("o", Types.CHAR, null),
                        "setObject(int, Object, int)",
                        "o",
                        Types.CHAR),
                call(
                        Setter.OBJECT_TYPED,
                        new TypedObject("o", Types.DECIMAL, 3),
                        "setObject(int, Object, int, int)",
                        "o",
                        Types.DECIMAL,
                        3),
                call(
                        Setter.OBJECT_TYPED,
                        new TypedObject("o", JDBCType.CHAR, null),
                        "setObject(int, Object, SQLType)",
                        "o",
                        JDBCType.CHAR),
                call(
                        Setter.OBJECT_TYPED,
                        new TypedObject("o", JDBCType.DECIMAL, 3),
                        "setObject(int, Object, SQLType, int)",
                        "o",
                        JDBCType.DECIMAL,
                        3),
                same(Setter.ASCII_STREAM, STREAM, "setAsciiStream(int, InputStream)"),
                call(Setter.ASCII_STREAM_INT, stream, "setAsciiStream(int, InputStream, int)", STREAM, 5),
                call(Setter.ASCII_STREAM_LONG, stream, "setAsciiStream(int, InputStream, long)", STREAM, 5L),
                call(Setter.UNICODE_STREAM_INT, stream, "setUnicodeStream(int, InputStream, int)", STREAM, 5),
                same(Setter.BINARY_STREAM, STREAM, "setBinaryStream(int, InputStream)"),
                call(Setter.BINARY_STREAM_INT, stream, "setBinaryStream(int, InputStream, int)", STREAM, 5),
                call(Setter.BINARY_STREAM_LONG, stream, "setBinaryStream(int, InputStream, long)", STREAM, 5L),
                same(Setter.CHARACTER_STREAM, READER, "setCharacterStream(int, Reader)"),
                call(Setter.CHARACTER_STREAM_INT, reader, "setCharacterStream(int, Reader, int)", READER, 5),
                call(Setter.CHARACTER_STREAM_LONG, reader, "setCharacterStream(int, Reader, long)", READER, 5L),
                same(Setter.NCHARACTER_STREAM, READER, "setNCharacterStream(int, Reader)"),
                call(Setter.NCHARACTER_STREAM_LONG, reader, "setNCharacterStream(int, Reader, long)", READER, 5L),
                same(Setter.BLOB, jdbc(Blob.class), "setBlob(int, Blob)"),
                same(Setter.BLOB_STREAM, STREAM, "setBlob(int, InputStream)"),
                call(Setter.BLOB_STREAM_LONG, stream, "setBlob(int, InputStream, long)", STREAM, 5L),
                same(Setter.CLOB, jdbc(Clob.class), "setClob(int, Clob)"),
                same(Setter.CLOB_READER, READER, "setClob(int, Reader)"),
                call(Setter.CLOB_READER_LONG, reader, "setClob(int, Reader, long)", READER, 5L),
                same(Setter.NCLOB, jdbc(NClob.class), "setNClob(int, NClob)"),
                same(Setter.NCLOB_READER, READER, "setNClob(int, Reader)"),
                call(Setter.NCLOB_READER_LONG, reader, "setNClob(int, Reader, long)", READER, 5L),
                same(Setter.ARRAY, jdbc(Array.class), "setArray(int, Array)"),
                same(Setter.REF, jdbc(Ref.class), "setRef(int, Ref)"),
                same(Setter.ROW_ID, jdbc(RowId.class), "setRowId(int, RowId)"),
                same(Setter.SQL_XML, jdbc(SQLXML.class), "setSQLXML(int, SQLXML)"),
                same(Setter.URL, URI.create("http://example.org/").toURL(), "setURL(int, URL)"));
    }

    private static Arguments call(Setter setter, Object recorded, String signature, Object... arguments) {
        return arguments(setter, recorded, signature, List.of(arguments));
    }

    private static Arguments same(Setter setter, Object value, String signature) {
        return arguments(setter, value, signature, List.of(value));
    }

    private static Arguments dated(Setter setter, Object value, String signature) {
        return arguments(setter, new CalendarValue(value, CALENDAR), signature, List.of(value, CALENDAR));
    }

    private static <T> T jdbc(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                SetterTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> type.getSimpleName();
                }));
    }

    @ParameterizedTest
    @MethodSource("setters")
    void a_recorded_call_is_repeated_as_it_was_made(
            Setter setter, Object recorded, String signature, List<Object> arguments) throws SQLException {
        RecordedCalls calls = new RecordedCalls();

        setter.bind(calls.statement(), 7, recorded);

        assertThat(calls.only().signature()).isEqualTo(signature);
        assertThat(calls.only().arguments().get(0)).isEqualTo(7);
        assertThat(calls.only().arguments().subList(1, arguments.size() + 1)).isEqualTo(arguments);
    }

    @ParameterizedTest
    @MethodSource("setters")
    void null_stays_null_where_the_setter_takes_it(Setter setter, Object recorded, String signature)
            throws SQLException {
        Set<Setter> primitives = EnumSet.of(
                Setter.NULL,
                Setter.NULL_NAMED,
                Setter.BOOLEAN,
                Setter.BYTE,
                Setter.SHORT,
                Setter.INT,
                Setter.LONG,
                Setter.FLOAT,
                Setter.DOUBLE);
        if (primitives.contains(setter)) {
            return;
        }
        RecordedCalls calls = new RecordedCalls();

        setter.bind(calls.statement(), 1, withoutValue(recorded));

        assertThat(calls.only().signature()).isEqualTo(signature);
        assertThat(calls.only().arguments().get(1)).isNull();
    }

    private static Object withoutValue(Object recorded) {
        if (recorded instanceof SizedSource sized) {
            return new SizedSource(null, sized.length());
        }
        if (recorded instanceof CalendarValue dated) {
            return new CalendarValue(null, dated.calendar());
        }
        return recorded instanceof TypedObject typed
                ? new TypedObject(null, typed.targetType(), typed.scaleOrLength())
                : null;
    }

    @Test
    void there_is_a_setter_for_each_overload_of_the_jdk() throws MalformedURLException {
        Set<String> tested =
                setters().map(call -> (String) call.get()[2]).collect(Collectors.toCollection(TreeSet::new));
        Set<String> declared = Arrays.stream(PreparedStatement.class.getDeclaredMethods())
                .filter(method -> method.getName().startsWith("set"))
                .map(SetterTest::signature)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(tested).isEqualTo(declared);
        assertThat(setters().map(call -> (Setter) call.get()[0])).contains(Setter.values());
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }
}
