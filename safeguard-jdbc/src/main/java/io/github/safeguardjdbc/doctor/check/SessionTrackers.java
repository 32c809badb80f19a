package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.bytes;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.stream.Stream;

/** Session trackers that may outgrow an OK packet. */
final class SessionTrackers implements ServerCheck {
    private static final String VARIABLES = "session_track_system_variables";
    private static final String GTIDS = "session_track_gtids";
    private static final String DEFAULT =
            "'time_zone,autocommit,character_set_client,character_set_results,character_set_connection'";

    private static final int TOO_LARGE = 3068;

    /** Half of what an OK packet holds. */
    private static final long LARGE = 8L << 20;

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        return Stream.concat(variables(server), gtids(server));
    }

    private static Stream<Finding> variables(ServerFacts server) {
        boolean everywhere = server.global().text(VARIABLES).contains("*");
        if (!everywhere && !server.session().text(VARIABLES).contains("*")) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "session-trackers",
                Severity.WARNING,
                server.host(),
                VARIABLES + " is '*'" + (everywhere ? "" : " in this session"),
                "To clients that listen, every change of any variable travels back with the answer: above 16,777,215 bytes the"
                        + " server breaks the connection off, after it has executed the statement.",
                List.of(
                        everywhere
                                ? Remedy.persist(VARIABLES, DEFAULT)
                                : Remedy.url("sessionVariables=" + VARIABLES + "=" + DEFAULT)),
                Symptom.OK_PACKET_TOO_LARGE));
    }

    private static Stream<Finding> gtids(ServerFacts server) {
        boolean everywhere = isAll(server.global().text(GTIDS));
        if (!everywhere && !isAll(server.session().text(GTIDS))) {
            return Stream.empty();
        }
        long size = server.status().number(ServerFacts.GTIDS, 0);
        boolean breaks = size > LARGE || server.raised(TOO_LARGE) > 0;
        return Stream.of(new Finding(
                "session-gtids",
                breaks ? Severity.PROBLEM : Severity.WARNING,
                server.host(),
                GTIDS + " is ALL_GTIDS" + (everywhere ? "" : " in this session") + ", gtid_executed has " + bytes(size),
                "To clients that listen (trackSessionState=true), the whole set travels back with the answer to every change:"
                        + " above 16,777,215 bytes the server breaks the connection off, after it has executed the statement.",
                List.of(
                        everywhere
                                ? Remedy.persist(GTIDS, "'OFF'")
                                : Remedy.url("sessionVariables=" + GTIDS + "='OFF'")),
                Symptom.OK_PACKET_TOO_LARGE));
    }

    private static boolean isAll(String value) {
        return value.equalsIgnoreCase("ALL_GTIDS");
    }
}
