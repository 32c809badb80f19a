package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.doctor.Report;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor said of a data source, asked again when that is older than {@link #VALID}: health is asked for every few seconds,
 * and an examination takes a connection and some ten short queries. Thread-safe.
 */
final class Examination {
    static final Duration VALID = Duration.ofMinutes(1);

    private final Supplier<Report> doctor;
    private final LongSupplier nanoTime;
    private @Nullable Report report;
    private long askedAt;

    Examination(Supplier<Report> doctor, LongSupplier nanoTime) {
        this.doctor = doctor;
        this.nanoTime = nanoTime;
    }

    synchronized Report report() {
        Report current = report;
        if (current == null || nanoTime.getAsLong() - askedAt >= VALID.toNanos()) {
            current = doctor.get();
            report = current;
            askedAt = nanoTime.getAsLong();
        }
        return current;
    }
}
