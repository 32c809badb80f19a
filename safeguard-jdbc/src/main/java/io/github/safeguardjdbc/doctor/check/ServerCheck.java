package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.stream.Stream;

/** Judges one matter at each server. */
interface ServerCheck extends Check {
    /** What is not as it should be at this server. */
    Stream<Finding> judge(ServerFacts server, Setup setup);

    @Override
    default Stream<Finding> judge(Setup setup) {
        return setup.servers().stream().flatMap(server -> judge(server, setup));
    }
}
