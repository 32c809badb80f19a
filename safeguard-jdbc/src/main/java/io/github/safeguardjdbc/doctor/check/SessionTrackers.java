package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.doctor.survey.Variables;
import java.util.List;
import java.util.stream.Stream;

/** Session trackers that may outgrow an OK packet. */
final class SessionTrackers implements ServerCheck {
    private static final String VARIABLE = "session_track_system_variables";
    private static final String DEFAULT =
            "'time_zone,autocommit,character_set_client,character_set_results,character_set_connection'";

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        boolean everywhere = tracksAll(server.global());
        if (!everywhere && !tracksAll(server.session())) {
            return Stream.empty();
        }
        boolean happened = server.raised(3068) > 0;
        return Stream.of(new Finding(
                "session-trackers",
                happened ? Severity.PROBLEM : Severity.WARNING,
                server.host(),
                VARIABLE + " is '*'" + (everywhere ? "" : " in this session")
                        + (happened ? ", and error 3068 was raised " + server.raised(3068) + " times" : ""),
                "Every change of any variable travels back in the OK packet; above 16,777,215 bytes the server breaks the"
                        + " connection off, after it has executed the statement.",
                List.of(
                        everywhere
                                ? Remedy.persist(VARIABLE, DEFAULT)
                                : Remedy.url("sessionVariables=" + VARIABLE + "=" + DEFAULT)),
                Symptom.OK_PACKET_TOO_LARGE));
    }

    private static boolean tracksAll(Variables variables) {
        return variables.text(VARIABLE).contains("*");
    }
}
