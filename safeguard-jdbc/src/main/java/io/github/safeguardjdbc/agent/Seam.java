package io.github.safeguardjdbc.agent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The fields of {@link SeamClass}, as arguments of an advice. */
final class Seam {
    private Seam() {}

    /** {@link SeamClass#enter}. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Enter {}

    /** {@link SeamClass#leave}. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Leave {}

    /** {@link SeamClass#guard}. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Guard {}
}
