package io.github.safeguardjdbc.doctor.render;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Remedy;
import io.github.safeguardjdbc.doctor.survey.Quantity;
import io.github.safeguardjdbc.doctor.survey.Unseen;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A report as one page for a browser, which loads nothing: its policy forbids that. */
final class HtmlReport {
    private final Report report;
    private final Html page = new Html();

    private HtmlReport(Report report) {
        this.report = report;
    }

    static String of(Report report) {
        return new HtmlReport(report).page();
    }

    private String page() {
        page.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .markup(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .element("title", "", "safeguard doctor: " + report.subject())
                .markup("<style>\n" + styles() + "</style>\n</head>\n<body>\n<header>\n")
                .element("h1", "", "safeguard doctor")
                .element("p", "subject", report.subject() + " · " + report.at())
                .element("p", "status " + report.status().name().toLowerCase(Locale.ROOT), Summary.of(report))
                .markup("</header>\n<main>\n");
        report.findings().forEach(this::finding);
        report.unseen().forEach(this::unseen);
        charts();
        tables();
        symptoms();
        return page.markup("</main>\n</body>\n</html>\n").toString();
    }

    private static String styles() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finding(Finding finding) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        page.markup("<section class=\"finding " + severity + "\">\n")
                .element("p", "label", severity + " · " + finding.where() + " · " + finding.id())
                .element("h2", "", finding.measured())
                .element("p", "", finding.why());
        finding.remedies().forEach(this::remedy);
        Symptom symptom = finding.symptom();
        if (symptom != null) {
            page.markup("<p class=\"see\">see <a href=\"#" + symptom.code() + "\">" + symptom.code() + "</a> ")
                    .markup(Html.escaped(symptom.title()) + "</p>\n");
        }
        page.markup("</section>\n");
    }

    private void remedy(Remedy remedy) {
        page.markup("<div class=\"remedy\">\n")
                .element("span", "place", remedy.kind().place());
        page.element(remedy.kind() == Remedy.Kind.ACTION ? "span" : "code", "", remedy.text())
                .markup("</div>\n");
    }

    private void unseen(Unseen unseen) {
        page.markup("<section class=\"finding unseen\">\n")
                .element("p", "label", "not seen · " + unseen.where())
                .element("h2", "", unseen.what())
                .element("p", "", unseen.why())
                .markup("<div class=\"remedy\">\n")
                .element("span", "place", "to see it")
                .element("code", "", unseen.remedy())
                .markup("</div>\n</section>\n");
    }

    private void charts() {
        if (!report.sizes().isEmpty()) {
            page.element("h2", "", "Limits, and the largest payload seen").markup(Charts.sizes(report.sizes()));
        }
        if (!report.times().isEmpty()) {
            page.element("h2", "", "Timeouts of server, proxy, pool and driver").markup(Charts.times(report.times()));
        }
    }

    private void tables() {
        if (!report.capacities().isEmpty()) {
            page.element("h2", "", "Largest binary value").markup("<table>\n");
            report.capacities()
                    .forEach(largest -> page.row(largest.where(), largest.way(), Quantity.roundBytes(largest.bytes())));
            page.markup("</table>\n");
        }
        if (!report.facts().isEmpty()) {
            page.element("h2", "", "Measured").markup("<table>\n");
            report.facts().forEach(fact -> page.row(fact.where(), fact.name(), fact.value()));
            page.markup("</table>\n");
        }
    }

    /** Those of the findings, so that the page explains itself. */
    private void symptoms() {
        List<Symptom> symptoms = report.findings().stream()
                .map(Finding::symptom)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        if (symptoms.isEmpty()) {
            return;
        }
        page.element("h2", "", "Errors, and what they prove");
        for (Symptom symptom : symptoms) {
            page.markup("<section class=\"symptom\" id=\"" + symptom.code() + "\">\n")
                    .element("h3", "", symptom.code() + ": " + symptom.title())
                    .element("p", "", symptom.proves())
                    .element("p", "", "safeguard: " + symptom.safeguardDoes())
                    .element("p", "", "Remains: " + symptom.remains())
                    .markup("</section>\n");
        }
    }
}
