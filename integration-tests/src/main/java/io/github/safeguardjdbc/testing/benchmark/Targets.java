package io.github.safeguardjdbc.testing.benchmark;

import static io.github.safeguardjdbc.testing.benchmark.Figures.ratio;

/** What this project promises, held against what was measured. */
final class Targets {
    private final MarkdownTable table = new MarkdownTable("safeguard against", "target", "measured", "met");

    private Targets() {}

    static MarkdownTable of(Throughput throughput, BufferedHeap heap, FatRow fatRow) {
        Targets targets = new Targets();
        targets.atLeast(10, "driver default, rows/s", throughput.speedUp(Variant.SAFEGUARD_1000, Variant.DEFAULT_1000));
        targets.atLeast(
                1.5,
                "driver rewrite, 1,000 a batch, rows/s",
                throughput.speedUp(Variant.SAFEGUARD_1000, Variant.REWRITE_1000));
        targets.atLeast(
                4, "driver rewrite, one batch, rows/s", throughput.speedUp(Variant.SAFEGUARD_ALL, Variant.REWRITE_ALL));
        targets.atLeast(
                0.6,
                "LOAD DATA LOCAL INFILE, 1,000 a batch, rows/s",
                throughput.speedUp(Variant.SAFEGUARD_1000, Variant.LOCAL_INFILE));
        targets.atLeast(
                0.6,
                "LOAD DATA LOCAL INFILE, one batch, rows/s",
                throughput.speedUp(Variant.SAFEGUARD_ALL, Variant.LOCAL_INFILE));
        targets.atMost(
                0.5,
                "driver rewrite, 1,000 a batch, client CPU",
                throughput.cpuRatio(Variant.SAFEGUARD_1000, Variant.REWRITE_1000));
        targets.atMost(
                0.5,
                "driver rewrite, one batch, client CPU",
                throughput.cpuRatio(Variant.SAFEGUARD_ALL, Variant.REWRITE_ALL));
        targets.atMost(0.5, "driver rewrite, heap of a buffered row", heap.ratio(Access.SAFEGUARD, Access.REWRITE));
        targets.atLeast(
                20, "driver rewrite with a fat row, time", fatRow.speedUp(FatRow.Case.SAFEGUARD, FatRow.Case.REWRITE));
        targets.atMost(3, "no fat row, more statements", (double) fatRow.statementsForTheFatRow());
        return targets.table;
    }

    private void atLeast(double target, String what, double measured) {
        add("≥ " + plain(target), what, measured, measured >= target);
    }

    private void atMost(double target, String what, double measured) {
        add("≤ " + plain(target), what, measured, measured <= target);
    }

    private void add(String target, String what, double measured, boolean met) {
        table.add(what, target, ratio(measured), met ? "yes" : "NO");
    }

    private static String plain(double target) {
        return target == Math.rint(target) ? String.valueOf((long) target) : String.valueOf(target);
    }
}
