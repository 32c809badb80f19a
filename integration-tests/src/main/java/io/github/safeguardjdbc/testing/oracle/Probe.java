package io.github.safeguardjdbc.testing.oracle;

/** Something that a program can look at after a batch. */
enum Probe {
    KEYS,
    WARNINGS,
    UPDATE_COUNT,
    SESSION,
    TRANSACTION
}
