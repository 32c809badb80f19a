package io.github.safeguardjdbc.stub;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URI;
import java.sql.Date;
import java.sql.SQLWarning;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;

/** Values of every type in JDBC signatures, so that an argument that is dropped or swapped is noticed. */
public final class SampleValues {

    private SampleValues() {}

    /** Arguments for a method, no two of the same type equal, except booleans. */
    public static Object[] argumentsOf(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return IntStream.range(0, types.length)
                .mapToObj(i -> of(types[i], i + 1))
                .toArray();
    }

    /** A value of the type, different for each seed above 0; null for void. */
    public static Object of(Class<?> type, int seed) {
        if (type.isPrimitive()) {
            return primitive(type, seed);
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), seed);
        }
        if (type == Map.class) {
            return Map.of("type" + seed, String.class);
        }
        if (type.isInterface()) {
            return new StubDelegate().as(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[seed % type.getEnumConstants().length];
        }
        return object(type, seed);
    }

    public static Object zero(Class<?> primitive) {
        return Array.get(Array.newInstance(primitive, 1), 0);
    }

    private static Object primitive(Class<?> type, int seed) {
        if (type == void.class) {
            return null;
        }
        Object array = Array.newInstance(type, 1);
        if (type == boolean.class) {
            Array.setBoolean(array, 0, true);
        } else {
            // A byte widens to every other primitive type.
            Array.setByte(array, 0, (byte) seed);
        }
        return Array.get(array, 0);
    }

    private static Object object(Class<?> type, int seed) {
        try {
            return switch (type.getName()) {
                case "java.lang.Object", "java.lang.String" -> "value " + seed;
                case "java.lang.Class" ->
                    Arrays.asList(Integer.class, Long.class).get(seed % 2);
                case "java.math.BigDecimal" -> BigDecimal.valueOf(seed);
                case "java.net.URL" -> URI.create("file:/" + seed).toURL();
                case "java.io.InputStream" -> InputStream.nullInputStream();
                case "java.io.Reader" -> Reader.nullReader();
                case "java.sql.Date" -> new Date(seed);
                case "java.sql.Time" -> new Time(seed);
                case "java.sql.Timestamp" -> new Timestamp(seed);
                case "java.sql.SQLWarning" -> new SQLWarning("warning " + seed);
                case "java.util.Calendar" -> Calendar.getInstance();
                case "java.util.Properties" -> new Properties();
                default ->
                    throw new AssertionError("JDBC signatures have a new type, " + type + ": add a sample of it");
            };
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
