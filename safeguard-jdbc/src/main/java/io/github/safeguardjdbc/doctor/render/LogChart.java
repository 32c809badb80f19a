package io.github.safeguardjdbc.doctor.render;

import java.util.List;
import java.util.Locale;

/**
 * Bars on one logarithmic axis, as SVG.
 *
 * @param least the value at the axis's left end
 * @param most the value at its right end; larger ones end there
 * @param ticks what is written on the axis
 * @param rows the bars from top to bottom
 * @param lines what all bars are held against
 */
record LogChart(double least, double most, List<Tick> ticks, List<Row> rows, List<Line> lines) {
    private static final int WIDTH = 960;
    private static final int AXIS_FROM = 330;
    private static final int AXIS_TO = 800;
    private static final int ROW = 26;
    private static final int TOP = 34;
    private static final int BAR = 14;

    /** A place on the axis. */
    record Tick(double value, String text) {}

    /**
     * A bar.
     *
     * @param style a class of the style sheet
     */
    record Row(String name, double value, String text, String style) {}

    /** A vertical line over all bars. */
    record Line(double value, String text) {}

    String svg(String title) {
        int bottom = TOP + rows.size() * ROW;
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg role=\"img\" viewBox=\"0 0 %d %d\"><title>%s</title>\n",
                WIDTH,
                bottom + 24,
                Html.escaped(title));
        for (Tick tick : ticks) {
            double x = x(tick.value);
            add(svg, "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>\n", x, x, TOP - 6, bottom);
            add(svg, "<text class=\"tick\" x=\"%.1f\" y=\"%d\">%s</text>\n", x, bottom + 16, Html.escaped(tick.text));
        }
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), TOP + i * ROW);
        }
        for (Line line : lines) {
            double x = x(line.value);
            add(svg, "<line class=\"limit\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>\n", x, x, TOP - 8, bottom);
            add(svg, "<text class=\"limit\" x=\"%.1f\" y=\"%d\">%s</text>\n", x, TOP - 14, Html.escaped(line.text));
        }
        return svg.append("</svg>\n").toString();
    }

    private void row(StringBuilder svg, Row row, int y) {
        double end = x(row.value);
        double middle = y + BAR / 2.0 + 4;
        add(
                svg,
                "<text class=\"name\" x=\"%d\" y=\"%.1f\">%s</text>\n",
                AXIS_FROM - 10,
                middle,
                Html.escaped(row.name));
        add(
                svg,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"3\"/>\n",
                row.style,
                AXIS_FROM,
                y,
                Math.max(2, end - AXIS_FROM),
                BAR);
        add(svg, "<text class=\"value\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", end + 8, middle, Html.escaped(row.text));
    }

    private double x(double value) {
        double share = Math.log(Math.max(least, Math.min(most, value)) / least) / Math.log(most / least);
        return AXIS_FROM + share * (AXIS_TO - AXIS_FROM);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
