package io.github.safeguardjdbc.testing.size;

import static io.github.safeguardjdbc.testing.size.RandomText.bytes;
import static io.github.safeguardjdbc.testing.size.RandomText.string;

import io.github.safeguardjdbc.packet.ConnectionCharset;
import io.github.safeguardjdbc.testing.size.RandomObjects.Supply;
import io.github.safeguardjdbc.value.CalendarValue;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.ReadAhead;
import io.github.safeguardjdbc.value.Row;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.TypedNull;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random sets of parameters, over all setters and all classes that the driver takes. */
final class RandomParameters {
    private final Random random;
    private final RandomObjects objects;
    private final RandomTypedObjects typedObjects;
    private final List<Generator> exact = new ArrayList<>();

    RandomParameters(Connection connection, Random random, Protocol protocol) throws SQLException {
        this.random = random;
        this.objects = new RandomObjects(connection, random);
        this.typedObjects = new RandomTypedObjects(objects, random);
        addPlainSetters();
        addSources();
        objects.ofEachClass().forEach(value -> addNullable(Setter.OBJECT, value));
        typedObjects.exact().forEach(value -> add(Setter.OBJECT_TYPED, value));
        if (protocol == Protocol.TEXT) {
            add(Setter.UNICODE_STREAM_INT, objects::sizedStream);
        }
        // Off UTF-8 the driver refuses national character data in the binary protocol.
        if (protocol == Protocol.TEXT || DriverEncoding.of(connection).charset().equals(ConnectionCharset.UTF_8)) {
            addNationalSetters();
        }
    }

    /** Parameters whose sizes are modelled exactly, their streams read ahead. */
    Row exact(int count, ReadAhead readAhead) throws SQLException, IOException {
        return anyExact(count).toRow().readAhead(readAhead);
    }

    /** The same with one parameter whose size is only bounded. */
    Row bounded(int count, ReadAhead readAhead) throws SQLException, IOException {
        Parameters parameters = anyExact(count);
        setBounded(parameters, 1 + random.nextInt(count));
        return parameters.toRow().readAhead(readAhead);
    }

    private Parameters anyExact(int count) throws SQLException, IOException {
        Parameters parameters = new Parameters();
        for (int i = 1; i <= count; i++) {
            RandomValues.any(random, exact).set(parameters, i);
        }
        return parameters;
    }

    private void setBounded(Parameters parameters, int index) throws SQLException, IOException {
        int year = random.nextInt(2_000_000) - 1_000_000;
        switch (random.nextInt(20)) {
            case 0 ->
                parameters.set(
                        index, Setter.OBJECT, RandomValues.localDate(random).withYear(year));
            case 1 ->
                parameters.set(
                        index, Setter.OBJECT, RandomValues.localDateTime(random).withYear(year));
            default -> parameters.set(index, Setter.OBJECT_TYPED, typedObjects.any());
        }
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
        addNullable(Setter.ASCII_STREAM, objects::stream);
        addNullable(Setter.BINARY_STREAM, objects::stream);
        addNullable(Setter.BLOB_STREAM, objects::stream);
        addNullable(Setter.CHARACTER_STREAM, objects::reader);
        addNullable(Setter.CLOB_READER, objects::reader);
        add(Setter.ASCII_STREAM_INT, objects::sizedStream);
        add(Setter.ASCII_STREAM_LONG, objects::sizedStream);
        add(Setter.BINARY_STREAM_INT, objects::sizedStream);
        add(Setter.BINARY_STREAM_LONG, objects::sizedStream);
        add(Setter.BLOB_STREAM_LONG, objects::sizedStream);
        add(Setter.CHARACTER_STREAM_INT, objects::sizedReader);
        add(Setter.CHARACTER_STREAM_LONG, objects::sizedReader);
        add(Setter.CLOB_READER_LONG, objects::sizedReader);
        addNullable(Setter.BLOB, objects::blob);
        addNullable(Setter.CLOB, objects::clob);
        addNullable(Setter.SQL_XML, objects::xml);
    }

    private void addNationalSetters() {
        addNullable(Setter.NSTRING, () -> string(random));
        addNullable(Setter.NCHARACTER_STREAM, objects::reader);
        addNullable(Setter.NCLOB_READER, objects::reader);
        add(Setter.NCHARACTER_STREAM_LONG, objects::sizedReader);
        add(Setter.NCLOB_READER_LONG, objects::sizedReader);
        addNullable(Setter.NCLOB, objects::nClob);
    }

    private void add(Setter setter, Supply value) {
        exact.add((parameters, index) -> parameters.set(index, setter, value.get()));
    }

    private void addNullable(Setter setter, Supply value) {
        add(setter, () -> random.nextInt(12) == 0 ? null : value.get());
    }

    /** Sets one parameter to a random value. */
    private interface Generator {
        void set(Parameters parameters, int index) throws SQLException, IOException;
    }
}
