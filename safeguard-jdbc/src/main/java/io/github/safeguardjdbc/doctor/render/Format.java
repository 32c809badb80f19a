package io.github.safeguardjdbc.doctor.render;

import io.github.safeguardjdbc.doctor.Report;

/** A form in which a report can be read. */
public enum Format {
    /** For a terminal. */
    TEXT,
    /** For programs: one object, names as in {@link Report}; sizes are bytes, times milliseconds or null for never. */
    JSON,
    /** For a browser: one page that loads nothing. */
    HTML;

    /** The report in this form, with a line end at its end. */
    public String render(Report report) {
        return switch (this) {
            case TEXT -> TextReport.of(report);
            case JSON -> JsonReport.of(report);
            case HTML -> HtmlReport.of(report);
        };
    }
}
