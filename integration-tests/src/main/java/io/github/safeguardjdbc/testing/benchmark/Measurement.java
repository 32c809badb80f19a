package io.github.safeguardjdbc.testing.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What one run cost.
 *
 * @param nanos elapsed time
 * @param threadCpuNanos CPU time of the thread that ran
 * @param processCpuNanos CPU time of the whole JVM, with its garbage collector and compiler
 * @param serverCpuNanos CPU time of the servers that this JVM started
 * @param allocatedBytes what the thread allocated
 */
record Measurement(
        int rows, long nanos, long threadCpuNanos, long processCpuNanos, long serverCpuNanos, long allocatedBytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    static Measurement of(int rows, Action action) throws SQLException {
        Measurement before = now(0);
        action.run();
        Measurement after = now(rows);
        return new Measurement(
                rows,
                after.nanos - before.nanos,
                after.threadCpuNanos - before.threadCpuNanos,
                after.processCpuNanos - before.processCpuNanos,
                after.serverCpuNanos - before.serverCpuNanos,
                after.allocatedBytes - before.allocatedBytes);
    }

    private static Measurement now(int rows) {
        return new Measurement(
                rows,
                System.nanoTime(),
                THREADS.getCurrentThreadCpuTime(),
                PROCESS.getProcessCpuTime(),
                cpuNanosOfServers(),
                THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()));
    }

    private static long cpuNanosOfServers() {
        return ProcessHandle.current()
                .children()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toNanos)
                .sum();
    }

    double rowsPerSecond() {
        return rows * NANOS_PER_SECOND / nanos;
    }

    double threadCpuMicrosPerRow() {
        return threadCpuNanos / NANOS_PER_MICRO / rows;
    }

    double processCpuMicrosPerRow() {
        return processCpuNanos / NANOS_PER_MICRO / rows;
    }

    double serverCpuMicrosPerRow() {
        return serverCpuNanos / NANOS_PER_MICRO / rows;
    }

    double allocatedBytesPerRow() {
        return (double) allocatedBytes / rows;
    }

    /** What is measured. */
    @FunctionalInterface
    interface Action {
        void run() throws SQLException;
    }
}
