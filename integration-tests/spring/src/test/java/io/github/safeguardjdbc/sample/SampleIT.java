package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What the application does at a limit of 256 KiB: with the starter it works, with safeguard switched off it does not. */
class SampleIT {
    /** As hexadecimal digits in a statement's text it exceeds the limit; by itself it does not. */
    private static final int FAT = 150_000;

    private static Sample guarded;
    private static Sample plain;

    @BeforeAll
    static void start() throws SQLException {
        guarded = Sample.start();
        plain = Sample.start("safeguard.enabled=false");
    }

    @AfterAll
    static void stop() {
        guarded.close();
        plain.close();
    }

    /** Rows of 20 bytes, and every 5,000th of them fat. */
    private static byte[] row(int i) {
        byte[] bytes = new byte[i % 5_000 == 4_999 ? FAT : 20];
        Arrays.fill(bytes, (byte) i);
        return bytes;
    }

    private static <T> List<T> list(int size, IntFunction<T> element) {
        return new ArrayList<>(IntStream.range(0, size).mapToObj(element).toList());
    }

    @Test
    void saveAllWithKeysFromASequence() {
        List<Measurement> measurements = list(20_000, i -> new Measurement("s" + i, row(i)));

        MeasurementRepository repository = guarded.bean(MeasurementRepository.class);
        Long last = repository.saveAll(measurements).get(19_999).getId();
        assertThat(repository.count()).isEqualTo(20_000);
        assertThat(repository.findById(last))
                .get()
                .satisfies(found -> assertThat(found.getSamples()).isEqualTo(row(19_999)));

        List<Measurement> again = list(20_000, i -> new Measurement("s" + i, row(i)));
        assertTooLarge(() -> plain.bean(MeasurementRepository.class).saveAll(again));
    }

    @Test
    void batchUpdateOfJdbcTemplate() {
        List<byte[]> entries = list(50_000, SampleIT::row);

        int[] counts = guarded.bean(Journal.class).add(entries);
        assertThat(counts).hasSize(50_000).containsOnly(1);
        assertThat(guarded.bean(Journal.class).size()).isEqualTo(50_000);

        assertTooLarge(() -> plain.bean(Journal.class).add(entries));
    }

    private static void assertTooLarge(Runnable action) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(action::run)
                .havingRootCause()
                .isInstanceOf(PacketTooBigException.class);
    }
}
