package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.stream.Stream;

/** Sessions that store something else than they were given. */
final class Strictness implements ServerCheck {
    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        String mode = server.session().text("sql_mode");
        if (mode.contains("STRICT_")) {
            return Stream.empty();
        }
        String strict = mode.isEmpty() ? "STRICT_TRANS_TABLES" : mode + ",STRICT_TRANS_TABLES";
        return Stream.of(new Finding(
                "sql-mode",
                Severity.WARNING,
                server.host(),
                "sql_mode is '" + mode + "', without STRICT_TRANS_TABLES",
                "A function result above max_allowed_packet is stored as NULL, and values that do not fit are cut, with a warning"
                        + " only.",
                List.of(Remedy.persist("sql_mode", "'" + strict + "'")),
                Symptom.FUNCTION_RESULT_TOO_LARGE));
    }
}
