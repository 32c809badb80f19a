package io.github.safeguardjdbc.testing.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Markdown table that is aligned in its source too; all columns but the first are numbers and stand right. */
final class MarkdownTable {
    private final List<List<String>> lines = new ArrayList<>();

    MarkdownTable(String... headings) {
        lines.add(List.of(headings));
    }

    MarkdownTable add(String... cells) {
        if (cells.length != lines.get(0).size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + lines.get(0));
        }
        lines.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, lines.get(0).size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> rule = new ArrayList<>(List.of("-".repeat(widths[0])));
        for (int column = 1; column < widths.length; column++) {
            rule.add("-".repeat(Math.max(1, widths[column] - 1)) + ":");
        }
        List<List<String>> all = new ArrayList<>(lines);
        all.add(1, Collections.unmodifiableList(rule));
        return all.stream().map(line -> render(line, widths)).collect(Collectors.joining("\n"));
    }

    private static String render(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> column == 0
                        ? String.format("%-" + widths[column] + "s", line.get(column))
                        : String.format("%" + widths[column] + "s", line.get(column)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
