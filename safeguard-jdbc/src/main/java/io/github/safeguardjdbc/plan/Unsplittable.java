package io.github.safeguardjdbc.plan;

/**
 * A statement that must stay one.
 *
 * @param reason what stands in the way, as a noun phrase
 */
public record Unsplittable(String reason) implements Splitting {}
