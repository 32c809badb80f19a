package io.github.safeguardjdbc.plan;

/**
 * Why the rows of a batch each keep a statement of their own.
 *
 * @param reason a noun phrase: "a sub-select in VALUES"
 */
public record Obstacle(String reason) implements Rewriting {}
