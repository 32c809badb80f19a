package io.github.safeguardjdbc.plan;

/** Whether the rows of a batch may share statements: how, or why not. */
public sealed interface Rewriting permits InsertRewrite, Obstacle {}
