package io.github.safeguardjdbc.sql;

/**
 * A statement that is no INSERT or REPLACE with rows in its text, or one in which not every byte is certain.
 *
 * @param reason what stands in the way, as a noun phrase: "a conditional comment outside the rows"
 */
public record NotSplittable(String reason) implements ParsedInsert {}
