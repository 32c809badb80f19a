package io.github.safeguardjdbc.testing.size;

import static io.github.safeguardjdbc.testing.size.RandomText.bytes;
import static io.github.safeguardjdbc.testing.size.RandomText.string;

import io.github.safeguardjdbc.value.SizedSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Random objects of all classes that the driver takes, its own large objects among them. */
final class RandomObjects {
    private final Connection connection;
    private final Random random;

    RandomObjects(Connection connection, Random random) {
        this.connection = connection;
        this.random = random;
    }

    /** One supply for each class, those included that the driver can only serialize. */
    List<Supply> ofEachClass() {
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

    ByteArrayInputStream stream() {
        return new ByteArrayInputStream(bytes(random));
    }

    StringReader reader() {
        return new StringReader(string(random));
    }

    SizedSource sizedStream() {
        return new SizedSource(random.nextInt(8) == 0 ? null : stream(), random.nextInt(100));
    }

    SizedSource sizedReader() {
        return new SizedSource(random.nextInt(8) == 0 ? null : reader(), random.nextInt(100));
    }

    Blob blob() throws SQLException {
        Blob blob = connection.createBlob();
        blob.setBytes(1, bytes(random));
        return blob;
    }

    Clob clob() throws SQLException {
        Clob clob = connection.createClob();
        clob.setString(1, string(random));
        return clob;
    }

    NClob nClob() throws SQLException {
        NClob clob = connection.createNClob();
        clob.setString(1, string(random));
        return clob;
    }

    SQLXML xml() throws SQLException {
        SQLXML xml = connection.createSQLXML();
        xml.setString("<x>" + string(random) + "</x>");
        return xml;
    }

    /** A random object. */
    interface Supply {
        Object get() throws SQLException, IOException;
    }
}
