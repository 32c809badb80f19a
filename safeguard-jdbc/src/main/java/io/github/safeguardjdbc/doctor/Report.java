package io.github.safeguardjdbc.doctor;

import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Severity;
import io.github.safeguardjdbc.doctor.survey.Unseen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor found. Immutable; holds no password and no value of a row.
 *
 * @param at when
 * @param subject the servers, as {@code host:port, host:port}
 * @param status the result in one word
 * @param findings what is not as it should be, the worst first
 * @param facts what was measured, whether it is good or not
 * @param sizes limits and the sizes that are held against them
 * @param times timeouts of everybody who may end a connection
 * @param capacities the largest values that can be stored, way by way
 * @param unseen what could not be seen
 */
public record Report(
        Instant at,
        String subject,
        Status status,
        List<Finding> findings,
        List<Fact> facts,
        List<Size> sizes,
        List<Time> times,
        List<Capacity> capacities,
        List<Unseen> unseen) {

    /** Copies the lists. */
    public Report {
        findings = List.copyOf(findings);
        facts = List.copyOf(facts);
        sizes = List.copyOf(sizes);
        times = List.copyOf(times);
        capacities = List.copyOf(capacities);
        unseen = List.copyOf(unseen);
    }

    /** The result in one word. */
    public enum Status {
        /** Nothing but notes. */
        FINE(0),
        /** At least one warning or problem. */
        FINDINGS(1),
        /** No server could be asked. */
        UNREACHABLE(2);

        private final int exitStatus;

        Status(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        /** The exit status of the command: 0, 1, 2. */
        public int exitStatus() {
            return exitStatus;
        }
    }

    /** Something measured. */
    public record Fact(String where, String name, String value) {}

    /**
     * A size in bytes.
     *
     * @param seen true for a size that occurred, false for a limit
     */
    public record Size(String where, String name, long bytes, boolean seen) {}

    /**
     * A timeout.
     *
     * @param where who ends or asks the connection: a server, the proxy, pool, driver or safeguard
     * @param duration null for never
     */
    public record Time(String where, String name, @Nullable Duration duration) {}

    /**
     * The largest value that can be stored in one way.
     *
     * @param way how it is sent
     * @param bytes the most, of a binary value by itself in a short statement
     */
    public record Capacity(String where, String way, long bytes) {}

    static Report unreachable(Instant at, String subject, Finding why) {
        List<Fact> none = List.of();
        return new Report(
                at, subject, Status.UNREACHABLE, List.of(why), none, List.of(), List.of(), List.of(), List.of());
    }

    static Status statusOf(List<Finding> findings) {
        return findings.stream().allMatch(finding -> finding.severity() == Severity.NOTE)
                ? Status.FINE
                : Status.FINDINGS;
    }
}
