package io.github.safeguardjdbc.sql;

/** What is known of a statement as an INSERT or REPLACE with rows in its text: its shape, or why that is not certain. */
public sealed interface ParsedInsert permits InsertShape, NotSplittable {}
