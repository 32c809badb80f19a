package io.github.safeguardjdbc.testing.size;

import static io.github.safeguardjdbc.testing.size.RandomText.bytes;
import static io.github.safeguardjdbc.testing.size.RandomText.string;

import com.mysql.cj.MysqlType;
import io.github.safeguardjdbc.packet.ConnectionCharset;
import io.github.safeguardjdbc.value.CalendarValue;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.ReadAhead;
import io.github.safeguardjdbc.value.Row;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.SizedSource;
import io.github.safeguardjdbc.value.TypedNull;
import io.github.safeguardjdbc.value.TypedObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Random sets of parameters, over all setters and all classes that the driver takes. */
final class RandomParameters {
    private static final List<Integer> JDBC_TYPES = List.of(
            Types.BIT,
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.FLOAT,
            Types.REAL,
            Types.DOUBLE,
            Types.NUMERIC,
            Types.DECIMAL,
            Types.CHAR,
            Types.VARCHAR,
            Types.LONGVARCHAR,
            Types.DATE,
            Types.TIME,
            Types.TIMESTAMP,
            Types.BINARY,
            Types.VARBINARY,
            Types.LONGVARBINARY,
            Types.NULL,
            Types.OTHER,
            Types.BLOB,
            Types.CLOB,
            Types.BOOLEAN,
            Types.NVARCHAR,
            Types.NCLOB,
            Types.JAVA_OBJECT);
    private static final List<MysqlType> MYSQL_TYPES = List.of(MysqlType.values());
    private static final int[] TEXT_TYPES = {
        Types.CHAR,
        Types.VARCHAR,
        Types.LONGVARCHAR,
        Types.NVARCHAR,
        Types.CLOB,
        Types.BINARY,
        Types.VARBINARY,
        Types.LONGVARBINARY,
        Types.BLOB
    };
    private static final int[] NUMBER_TYPES = {
        Types.BIT,
        Types.TINYINT,
        Types.SMALLINT,
        Types.INTEGER,
        Types.BIGINT,
        Types.FLOAT,
        Types.REAL,
        Types.DOUBLE,
        Types.NUMERIC,
        Types.DECIMAL,
        Types.VARCHAR,
        Types.VARBINARY
    };

    private final Connection connection;
    private final Random random;
    private final List<Generator> exact = new ArrayList<>();
    private final List<Generator> bounded = new ArrayList<>();

    RandomParameters(Connection connection, Random random, Protocol protocol) throws SQLException {
        this.connection = connection;
        this.random = random;
        addPlainSetters();
        addSources();
        addObjects();
        addTypedObjects();
        if (protocol == Protocol.TEXT) {
            add(Setter.UNICODE_STREAM_INT, this::sizedStream);
        }
        // Off UTF-8 the driver refuses national character data in the binary protocol.
        if (protocol == Protocol.TEXT || DriverEncoding.of(connection).charset().equals(ConnectionCharset.UTF_8)) {
            addNationalSetters();
        }
        addBounded();
    }

    /** Parameters whose sizes are modelled exactly, their streams read ahead. */
    Row exact(int count, ReadAhead readAhead) throws SQLException, IOException {
        return anyExact(count).toRow().readAhead(readAhead);
    }

    /** The same with one parameter whose size is only bounded. */
    Row bounded(int count, ReadAhead readAhead) throws SQLException, IOException {
        Parameters parameters = anyExact(count);
        any(bounded).set(parameters, 1 + random.nextInt(count));
        return parameters.toRow().readAhead(readAhead);
    }

    private Parameters anyExact(int count) throws SQLException, IOException {
        Parameters parameters = new Parameters();
        for (int i = 1; i <= count; i++) {
            any(exact).set(parameters, i);
        }
        return parameters;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void addPlainSetters() {
        add(Setter.NULL, () -> Types.VARCHAR);
        add(Setter.NULL_NAMED, () -> new TypedNull(Types.VARCHAR, "t"));
        add(Setter.BOOLEAN, random::nextBoolean);
        add(Setter.BYTE, () -> (byte) random.nextInt());
        add(Setter.SHORT, () -> (short) random.nextInt());
        add(Setter.INT, () -> (int) RandomValues.integer(random));
        add(Setter.LONG, () -> RandomValues.integer(random));
        add(Setter.FLOAT, () -> RandomValues.floatValue(random));
        add(Setter.DOUBLE, () -> RandomValues.doubleValue(random));
        addNullable(Setter.BIG_DECIMAL, () -> RandomValues.bigDecimal(random));
        addNullable(Setter.STRING, () -> string(random));
        addNullable(Setter.STRING, () -> string(random));
        addNullable(Setter.BYTES, () -> bytes(random));
        addNullable(Setter.DATE, () -> RandomValues.date(random));
        addNullable(Setter.TIME, () -> RandomValues.time(random));
        addNullable(Setter.TIMESTAMP, () -> RandomValues.timestamp(random));
        add(Setter.DATE_CALENDAR, () -> new CalendarValue(RandomValues.date(random), RandomValues.calendar(random)));
        add(Setter.TIME_CALENDAR, () -> new CalendarValue(RandomValues.time(random), RandomValues.calendar(random)));
        add(Setter.TIMESTAMP_CALENDAR, () -> new CalendarValue(RandomValues.timestamp(random), null));
        add(
                Setter.TIMESTAMP_CALENDAR,
                () -> new CalendarValue(RandomValues.timestamp(random), RandomValues.calendar(random)));
        add(
                Setter.URL,
                () -> URI.create("http://example.org/" + random.nextInt()).toURL());
    }

    private void addSources() {
        addNullable(Setter.ASCII_STREAM, this::stream);
        addNullable(Setter.BINARY_STREAM, this::stream);
        addNullable(Setter.BLOB_STREAM, this::stream);
        addNullable(Setter.CHARACTER_STREAM, this::reader);
        addNullable(Setter.CLOB_READER, this::reader);
        add(Setter.ASCII_STREAM_INT, this::sizedStream);
        add(Setter.ASCII_STREAM_LONG, this::sizedStream);
        add(Setter.BINARY_STREAM_INT, this::sizedStream);
        add(Setter.BINARY_STREAM_LONG, this::sizedStream);
        add(Setter.BLOB_STREAM_LONG, this::sizedStream);
        add(Setter.CHARACTER_STREAM_INT, this::sizedReader);
        add(Setter.CHARACTER_STREAM_LONG, this::sizedReader);
        add(Setter.CLOB_READER_LONG, this::sizedReader);
        addNullable(Setter.BLOB, this::blob);
        addNullable(Setter.CLOB, this::clob);
        addNullable(Setter.SQL_XML, this::xml);
    }

    private void addNationalSetters() {
        addNullable(Setter.NSTRING, () -> string(random));
        addNullable(Setter.NCHARACTER_STREAM, this::reader);
        addNullable(Setter.NCLOB_READER, this::reader);
        add(Setter.NCHARACTER_STREAM_LONG, this::sizedReader);
        add(Setter.NCLOB_READER_LONG, this::sizedReader);
        addNullable(Setter.NCLOB, this::nClob);
    }

    private void addObjects() {
        for (Supply value : values()) {
            addNullable(Setter.OBJECT, value);
        }
    }

    private void addTypedObjects() {
        addTyped(() -> string(random), TEXT_TYPES);
        addTyped(() -> bytes(random), TEXT_TYPES);
        addTyped(() -> (int) RandomValues.integer(random), NUMBER_TYPES);
        addTyped(() -> RandomValues.integer(random), NUMBER_TYPES);
        addTyped(() -> RandomValues.doubleValue(random), NUMBER_TYPES);
        addTyped(() -> RandomValues.floatValue(random), NUMBER_TYPES);
        addTyped(() -> RandomValues.bigDecimal(random), NUMBER_TYPES);
        addTyped(() -> RandomValues.bigInteger(random), NUMBER_TYPES);
        addTyped(random::nextBoolean, Types.BIT, Types.BOOLEAN, Types.TINYINT, Types.BIGINT, Types.VARCHAR, Types.REAL);
        addTyped(() -> RandomValues.bigDecimal(random).toString(), Types.DECIMAL, Types.NUMERIC);
        addTyped(() -> RandomValues.localDate(random), Types.DATE, Types.TIMESTAMP);
        addTyped(() -> RandomValues.localTime(random), Types.TIME);
        addTyped(() -> RandomValues.duration(random), Types.TIME);
        addTyped(() -> RandomValues.date(random), Types.DATE);
        addTyped(() -> RandomValues.time(random), Types.TIME);
        int[] points = {Types.DATE, Types.TIME, Types.TIMESTAMP};
        addTyped(() -> RandomValues.localDateTime(random), points);
        addTyped(() -> RandomValues.offsetDateTime(random), points);
        addTyped(() -> RandomValues.zonedDateTime(random), points);
        addTyped(() -> RandomValues.instant(random), points);
        addTyped(() -> RandomValues.timestamp(random), points);
        addTyped(() -> RandomValues.utilDate(random), points);
        addTyped(() -> RandomValues.calendar(random), points);
        addTyped(this::stream, Types.BLOB, Types.VARBINARY);
        addTyped(this::reader, Types.CLOB, Types.LONGVARCHAR);
        add(Setter.OBJECT_TYPED, () -> new TypedObject(stream(), Types.LONGVARBINARY, 40));
        add(Setter.OBJECT_TYPED, () -> new TypedObject(reader(), Types.LONGVARCHAR, 40));
        add(Setter.OBJECT_TYPED, () -> new TypedObject(RandomValues.bigDecimal(random), Types.DECIMAL, scale()));
        add(Setter.OBJECT_TYPED, () -> new TypedObject(RandomValues.bigDecimal(random), JDBCType.VARCHAR, scale()));
        add(Setter.OBJECT_TYPED, () -> new TypedObject(string(random), JDBCType.VARCHAR, null));
        add(Setter.OBJECT_TYPED, () -> new TypedObject(string(random), MysqlType.LONGTEXT, null));
        add(Setter.OBJECT_TYPED, () -> new TypedObject(RandomValues.integer(random), MysqlType.BIGINT, null));
        add(Setter.OBJECT_TYPED, () -> new TypedObject(UUID.randomUUID(), Types.OTHER, null));
        add(Setter.OBJECT_TYPED, () -> new TypedObject(string(random), Types.NULL, null));
        add(Setter.OBJECT_TYPED, () -> new TypedObject(null, Types.VARCHAR, null));
    }

    /** Any class with any type: the driver refuses many, and of the rest some are odd. */
    private void addBounded() {
        for (Supply value : values()) {
            bounded.add((parameters, index) -> {
                Object target = random.nextBoolean() ? any(JDBC_TYPES) : any(MYSQL_TYPES);
                Integer scale = random.nextInt(4) == 0 ? scale() : null;
                parameters.set(index, Setter.OBJECT_TYPED, new TypedObject(value.get(), target, scale));
            });
        }
        List<String> texts =
                List.of("1", "-12.5", "true", "2024-01-31", "2024-01-31 10:11:12.123456", "10:11:12", "1e20", "N");
        for (int i = 0; i < 20; i++) {
            bounded.add((parameters, index) ->
                    parameters.set(index, Setter.OBJECT_TYPED, new TypedObject(any(texts), any(MYSQL_TYPES), null)));
        }
        bounded.add((parameters, index) -> parameters.set(
                index, Setter.OBJECT, RandomValues.localDate(random).withYear(random.nextInt(2_000_000) - 1_000_000)));
        bounded.add((parameters, index) -> parameters.set(
                index,
                Setter.OBJECT,
                RandomValues.localDateTime(random).withYear(random.nextInt(2_000_000) - 1_000_000)));
    }

    private List<Supply> values() {
        return List.of(
                () -> string(random),
                () -> bytes(random),
                random::nextBoolean,
                () -> (byte) random.nextInt(),
                () -> (short) random.nextInt(),
                () -> (int) RandomValues.integer(random),
                () -> RandomValues.integer(random),
                () -> RandomValues.floatValue(random),
                () -> RandomValues.doubleValue(random),
                () -> RandomValues.bigInteger(random),
                () -> RandomValues.bigDecimal(random),
                () -> RandomValues.localDate(random),
                () -> RandomValues.localTime(random),
                () -> RandomValues.localDateTime(random),
                () -> RandomValues.offsetDateTime(random),
                () -> RandomValues.offsetTime(random),
                () -> RandomValues.zonedDateTime(random),
                () -> RandomValues.instant(random),
                () -> RandomValues.duration(random),
                () -> RandomValues.date(random),
                () -> RandomValues.time(random),
                () -> RandomValues.timestamp(random),
                () -> RandomValues.utilDate(random),
                () -> RandomValues.calendar(random),
                this::stream,
                this::reader,
                this::blob,
                this::clob,
                () -> (char) ('a' + random.nextInt(26)),
                () -> TimeUnit.DAYS,
                () -> new UUID(random.nextLong(), random.nextLong()),
                () -> new ArrayList<>(List.of(string(random))));
    }

    private ByteArrayInputStream stream() {
        return new ByteArrayInputStream(bytes(random));
    }

    private StringReader reader() {
        return new StringReader(string(random));
    }

    private SizedSource sizedStream() {
        return new SizedSource(random.nextInt(8) == 0 ? null : stream(), random.nextInt(100));
    }

    private SizedSource sizedReader() {
        return new SizedSource(random.nextInt(8) == 0 ? null : reader(), random.nextInt(100));
    }

    private Blob blob() throws SQLException {
        Blob blob = connection.createBlob();
        blob.setBytes(1, bytes(random));
        return blob;
    }

    private Clob clob() throws SQLException {
        Clob clob = connection.createClob();
        clob.setString(1, string(random));
        return clob;
    }

    private NClob nClob() throws SQLException {
        NClob clob = connection.createNClob();
        clob.setString(1, string(random));
        return clob;
    }

    private SQLXML xml() throws SQLException {
        SQLXML xml = connection.createSQLXML();
        xml.setString("<x>" + string(random) + "</x>");
        return xml;
    }

    private int scale() {
        return random.nextInt(12);
    }

    private void addTyped(Supply value, int... types) {
        add(Setter.OBJECT_TYPED, () -> new TypedObject(value.get(), types[random.nextInt(types.length)], null));
    }

    private void add(Setter setter, Supply value) {
        exact.add((parameters, index) -> parameters.set(index, setter, value.get()));
    }

    private void addNullable(Setter setter, Supply value) {
        add(setter, () -> random.nextInt(12) == 0 ? null : value.get());
    }

    /** A random value. */
    private interface Supply {
        Object get() throws SQLException, IOException;
    }

    /** Sets one parameter to a random value. */
    private interface Generator {
        void set(Parameters parameters, int index) throws SQLException, IOException;
    }
}
