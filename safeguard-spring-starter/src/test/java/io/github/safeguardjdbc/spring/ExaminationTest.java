package io.github.safeguardjdbc.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.doctor.Report;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private static Report report() {
        return new Report(
                Instant.EPOCH,
                "",
                Report.Status.FINE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void theDoctorIsAskedAgainAfterAMinute() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
        Examination examination = new Examination(ExaminationTest::report, now::get);

        Report first = examination.report();
        now.addAndGet(Examination.VALID.toNanos() - 1);
        assertThat(examination.report()).isSameAs(first);

        now.incrementAndGet();
        Report second = examination.report();
        assertThat(second).isNotSameAs(first);
        now.addAndGet(Examination.VALID.toNanos() - 1);
        assertThat(examination.report()).isSameAs(second);
    }
}
