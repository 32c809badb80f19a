package io.github.safeguardjdbc.testing.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The runs of one variant, each figure by its median. */
record Summary(List<Measurement> runs) {
    double rowsPerSecond() {
        return median(Measurement::rowsPerSecond);
    }

    double slowest() {
        return runs.stream().mapToDouble(Measurement::rowsPerSecond).min().orElseThrow();
    }

    double fastest() {
        return runs.stream().mapToDouble(Measurement::rowsPerSecond).max().orElseThrow();
    }

    double millis() {
        return median(run -> run.nanos() / 1e6);
    }

    double threadCpuMicrosPerRow() {
        return median(Measurement::threadCpuMicrosPerRow);
    }

    double processCpuMicrosPerRow() {
        return median(Measurement::processCpuMicrosPerRow);
    }

    double serverCpuMicrosPerRow() {
        return median(Measurement::serverCpuMicrosPerRow);
    }

    double allocatedBytesPerRow() {
        return median(Measurement::allocatedBytesPerRow);
    }

    private double median(ToDoubleFunction<Measurement> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
