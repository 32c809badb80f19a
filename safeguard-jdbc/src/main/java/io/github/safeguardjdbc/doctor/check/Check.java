package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.stream.Stream;

/** Judges one matter. */
@FunctionalInterface
interface Check {
    /** What is not as it should be. */
    Stream<Finding> judge(Setup setup);
}
