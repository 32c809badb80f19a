package io.github.safeguardjdbc.doctor.render;

import io.github.safeguardjdbc.doctor.Report.Size;
import io.github.safeguardjdbc.doctor.Report.Time;
import io.github.safeguardjdbc.doctor.render.LogChart.Line;
import io.github.safeguardjdbc.doctor.render.LogChart.Row;
import io.github.safeguardjdbc.doctor.render.LogChart.Tick;
import io.github.safeguardjdbc.doctor.survey.Quantity;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The two pictures of a report. */
final class Charts {
    private static final long DAY = 86_400_000L;

    /** What ends an idle connection. */
    private static final Set<String> IDLE_LIMITS = Set.of("wait_timeout");

    private Charts() {}

    static String sizes(List<Size> sizes) {
        List<Tick> ticks = Stream.of(1L << 10, 1L << 15, 1L << 20, 1L << 25, 1L << 30)
                .map(bytes -> new Tick(bytes, Quantity.roundBytes(bytes)))
                .toList();
        List<Row> rows = sizes.stream()
                .map(size -> new Row(
                        size.where() + "  " + size.name(),
                        size.bytes(),
                        Quantity.roundBytes(size.bytes()),
                        size.seen() ? "seen" : style(size.where())))
                .toList();
        List<Line> seen = sizes.stream()
                .filter(Size::seen)
                .map(size -> new Line(size.bytes(), "largest seen"))
                .toList();
        return new LogChart(1 << 10, 1 << 30, ticks, rows, seen).svg("Packet limits");
    }

    static String times(List<Time> times) {
        List<Tick> ticks = Stream.of(1L, 10L, 60L, 600L, 3_600L, 28_800L)
                .map(Duration::ofSeconds)
                .map(time -> new Tick(time.toMillis(), Quantity.time(time)))
                .toList();
        List<Row> rows = times.stream()
                .map(time -> new Row(
                        time.where() + "  " + time.name(),
                        millis(time.duration()),
                        time.duration() == null ? "never" : Quantity.time(time.duration()),
                        time.duration() == null ? "never" : style(time.where())))
                .toList();
        List<Line> shortest = times.stream()
                .filter(time ->
                        IDLE_LIMITS.contains(time.name()) || time.where().equals("proxy"))
                .filter(time -> time.duration() != null)
                .min(Comparator.comparingDouble(time -> millis(time.duration())))
                .map(time -> new Line(millis(time.duration()), "idle connections end here"))
                .stream()
                .toList();
        return new LogChart(250, DAY, ticks, rows, shortest).svg("Timeouts");
    }

    private static double millis(@Nullable Duration duration) {
        return duration == null ? DAY : duration.toMillis();
    }

    private static String style(String where) {
        return switch (where) {
            case "pool", "driver", "safeguard", "proxy" -> where;
            default -> "server";
        };
    }
}
