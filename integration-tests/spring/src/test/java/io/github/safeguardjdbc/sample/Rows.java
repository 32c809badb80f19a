package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessException;

/** What the tests store. */
final class Rows {
    /** As hexadecimal digits in a statement's text it exceeds the limit; by itself it does not. */
    private static final int FAT = 150_000;

    private Rows() {}

    /** A row of 20 bytes; every 5,000th is fat. */
    static byte[] row(int i) {
        return bytes(i % 5_000 == 4_999 ? FAT : 20, i);
    }

    static byte[] bytes(int length, int seed) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) seed);
        return bytes;
    }

    static <T> List<T> list(int size, IntFunction<T> element) {
        return new ArrayList<>(IntStream.range(0, size).mapToObj(element).toList());
    }

    /** That is how the driver refuses it. */
    static void assertTooLarge(Runnable action) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(action::run)
                .havingRootCause()
                .isInstanceOf(PacketTooBigException.class);
    }
}
