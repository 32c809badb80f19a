package io.github.safeguardjdbc.doctor.check;

/** How much a finding matters. */
public enum Severity {
    /** Good to know; nothing has to be done. */
    NOTE,
    /** Breaks under conditions that occur. */
    WARNING,
    /** Breaks statements or connections, or loses data. */
    PROBLEM
}
