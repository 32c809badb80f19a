package io.github.safeguardjdbc.testing.size;

import static io.github.safeguardjdbc.testing.size.RandomText.bytes;
import static io.github.safeguardjdbc.testing.size.RandomText.string;

import com.mysql.cj.MysqlType;
import io.github.safeguardjdbc.testing.size.RandomObjects.Supply;
import io.github.safeguardjdbc.value.TypedObject;
import java.io.IOException;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Random arguments of {@code setObject} with a target type. */
final class RandomTypedObjects {
    private static final List<MysqlType> MYSQL_TYPES = List.of(MysqlType.values());
    private static final List<JDBCType> JDBC_TYPES = List.of(JDBCType.values());
    private static final List<Integer> TEXT = List.of(
            Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.CLOB, Types.VARBINARY, Types.BLOB);
    private static final List<Integer> NUMBERS = List.of(
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
            Types.VARBINARY);
    private static final List<Integer> POINTS_IN_TIME = List.of(Types.DATE, Types.TIME, Types.TIMESTAMP);
    private static final List<String> TELLING_TEXTS =
            List.of("1", "-12.5", "true", "2024-01-31", "2024-01-31 10:11:12.123456", "10:11:12", "1e20", "N");

    private final RandomObjects objects;
    private final Random random;
    private final List<Supply> exact = new ArrayList<>();
    private final List<Supply> anyClass;

    RandomTypedObjects(RandomObjects objects, Random random) {
        this.objects = objects;
        this.random = random;
        this.anyClass = objects.ofEachClass();
        addTextAndNumbers();
        addDatesAndTimes();
        addSpecialCases();
    }

    /** Supplies of those whose size is modelled exactly. */
    List<Supply> exact() {
        return exact;
    }

    /** Any class with any type: the driver refuses many, and of the rest some are odd. */
    TypedObject any() throws SQLException, IOException {
        Object value = random.nextInt(3) == 0
                ? RandomValues.any(random, TELLING_TEXTS)
                : RandomValues.any(random, anyClass).get();
        if (random.nextBoolean()) {
            return new TypedObject(value, RandomValues.any(random, MYSQL_TYPES), null);
        }
        int type = RandomValues.any(random, JDBC_TYPES).getVendorTypeNumber();
        return new TypedObject(value, type, random.nextInt(4) == 0 ? scale() : null);
    }

    private void addTextAndNumbers() {
        add(() -> string(random), TEXT);
        add(() -> bytes(random), TEXT);
        add(() -> (int) RandomValues.integer(random), NUMBERS);
        add(() -> RandomValues.integer(random), NUMBERS);
        add(() -> RandomValues.doubleValue(random), NUMBERS);
        add(() -> RandomValues.floatValue(random), NUMBERS);
        add(() -> RandomValues.bigDecimal(random), NUMBERS);
        add(() -> RandomValues.bigInteger(random), NUMBERS);
        add(
                random::nextBoolean,
                List.of(Types.BIT, Types.BOOLEAN, Types.TINYINT, Types.BIGINT, Types.VARCHAR, Types.REAL));
        add(() -> RandomValues.bigDecimal(random).toString(), List.of(Types.DECIMAL, Types.NUMERIC));
    }

    private void addDatesAndTimes() {
        add(() -> RandomValues.localDate(random), List.of(Types.DATE, Types.TIMESTAMP));
        add(() -> RandomValues.localTime(random), List.of(Types.TIME));
        add(() -> RandomValues.duration(random), List.of(Types.TIME));
        add(() -> RandomValues.date(random), List.of(Types.DATE));
        add(() -> RandomValues.time(random), List.of(Types.TIME));
        add(() -> RandomValues.localDateTime(random), POINTS_IN_TIME);
        add(() -> RandomValues.offsetDateTime(random), POINTS_IN_TIME);
        add(() -> RandomValues.zonedDateTime(random), POINTS_IN_TIME);
        add(() -> RandomValues.instant(random), POINTS_IN_TIME);
        add(() -> RandomValues.timestamp(random), POINTS_IN_TIME);
        add(() -> RandomValues.utilDate(random), POINTS_IN_TIME);
        add(() -> RandomValues.calendar(random), POINTS_IN_TIME);
    }

    private void addSpecialCases() {
        add(objects::stream, List.of(Types.BLOB, Types.VARBINARY));
        add(objects::reader, List.of(Types.CLOB, Types.LONGVARCHAR));
        exact.add(() -> new TypedObject(objects.stream(), Types.LONGVARBINARY, 40));
        exact.add(() -> new TypedObject(objects.reader(), Types.LONGVARCHAR, 40));
        exact.add(() -> new TypedObject(RandomValues.bigDecimal(random), Types.DECIMAL, scale()));
        exact.add(() -> new TypedObject(RandomValues.bigDecimal(random), JDBCType.VARCHAR, scale()));
        exact.add(() -> new TypedObject(string(random), JDBCType.VARCHAR, null));
        exact.add(() -> new TypedObject(string(random), MysqlType.LONGTEXT, null));
        exact.add(() -> new TypedObject(RandomValues.integer(random), MysqlType.BIGINT, null));
        exact.add(() -> new TypedObject(new UUID(random.nextLong(), random.nextLong()), Types.OTHER, null));
        exact.add(() -> new TypedObject(string(random), Types.NULL, null));
        exact.add(() -> new TypedObject(null, Types.VARCHAR, null));
    }

    private void add(Supply value, List<Integer> types) {
        exact.add(() -> new TypedObject(value.get(), RandomValues.any(random, types), null));
    }

    private int scale() {
        return random.nextInt(12);
    }
}
