package io.github.safeguardjdbc.doctor.render;

import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Remedy;
import io.github.safeguardjdbc.doctor.survey.Quantity;
import io.github.safeguardjdbc.doctor.survey.Unseen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report for a terminal: findings first, figures after them. */
final class TextReport {
    private static final int WIDTH = 110;

    private final StringBuilder text = new StringBuilder();

    private TextReport() {}

    static String of(Report report) {
        TextReport text = new TextReport();
        text.line("safeguard doctor, " + report.at() + ", " + report.subject());
        text.line(Summary.of(report));
        report.findings().forEach(text::finding);
        report.unseen().forEach(text::unseen);
        text.table("Measured", rows(report));
        return text.text.toString();
    }

    private void finding(Finding finding) {
        line("");
        line(finding.severity() + "  " + finding.id() + " at " + finding.where());
        wrapped("  ", finding.measured() + ". " + finding.why());
        for (Remedy remedy : finding.remedies()) {
            // Whole, to be copied.
            line("  " + remedy.kind().place() + ":  " + remedy.text());
        }
        if (finding.symptom() != null) {
            line("  see " + finding.symptom().code() + ": " + finding.symptom().title());
        }
    }

    private void unseen(Unseen unseen) {
        line("");
        line("NOT SEEN  " + unseen.where());
        wrapped("  ", unseen.what() + ": " + unseen.why());
        line("  " + unseen.remedy());
    }

    private static List<String[]> rows(Report report) {
        List<String[]> rows = new ArrayList<>();
        report.facts().forEach(fact -> rows.add(new String[] {fact.where(), fact.name(), fact.value()}));
        report.sizes()
                .forEach(size -> rows.add(new String[] {size.where(), size.name(), Quantity.bytes(size.bytes())}));
        report.times().forEach(time -> rows.add(new String[] {time.where(), time.name(), text(time.duration())}));
        report.capacities()
                .forEach(largest -> rows.add(new String[] {
                    largest.where(), "largest value, " + largest.way(), Quantity.roundBytes(largest.bytes())
                }));
        return rows;
    }

    private static String text(@Nullable Duration duration) {
        return duration == null ? "never" : Quantity.time(duration);
    }

    private void table(String title, List<String[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        line("");
        line(title);
        int where = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
        int name = rows.stream().mapToInt(row -> row[1].length()).max().orElse(0);
        for (String[] row : rows) {
            line("  " + padded(row[0], where) + "  " + padded(row[1], name) + "  " + row[2]);
        }
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(width - word.length());
    }

    private void wrapped(String indent, String words) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : words.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                line(line.toString().stripTrailing());
                line.setLength(indent.length());
            }
            line.append(word).append(' ');
        }
        line(line.toString().stripTrailing());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
