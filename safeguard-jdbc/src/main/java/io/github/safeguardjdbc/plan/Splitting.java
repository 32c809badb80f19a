package io.github.safeguardjdbc.plan;

/** Whether a statement may be sent as several: how, or what stands in the way. */
public sealed interface Splitting permits InsertSplitting, Unsplittable {}
