package io.github.safeguardjdbc.spring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a duration that {@link DurationOrNoneConverter} reads: with its unit, or {@code none}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface OrNone {}
