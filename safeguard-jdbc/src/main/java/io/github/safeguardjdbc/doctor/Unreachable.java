package io.github.safeguardjdbc.doctor;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Remedy;
import io.github.safeguardjdbc.doctor.check.Severity;
import io.github.safeguardjdbc.doctor.survey.Greeting;
import io.github.safeguardjdbc.driver.ServerHost;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The finding that a server cannot be asked, and why. */
final class Unreachable {
    private Unreachable() {}

    /**
     * What the driver says, and what the peer says by itself where a server's own error is not known.
     *
     * @param host where the driver tried to connect to, if that is known
     */
    static Finding finding(String name, @Nullable ServerHost host, SQLException failure) {
        String said = firstLine(failure);
        if (failure.getErrorCode() != 0 || host == null) {
            String code = failure.getErrorCode() == 0 ? "" : "error " + failure.getErrorCode() + ": ";
            return finding(name, code + said, Symptom.of(failure).orElse(Symptom.NO_CONNECTION));
        }
        Greeting greeting = Greeting.of(host.host(), host.port());
        return finding(name, greeting.description() + " (the driver says: " + said + ")", symptom(greeting));
    }

    private static Symptom symptom(Greeting greeting) {
        if (greeting.kind() == Greeting.Kind.OTHER) {
            return Symptom.NOT_MYSQL;
        }
        return Symptom.ofError(greeting.error()).orElse(Symptom.NO_CONNECTION);
    }

    private static Finding finding(String name, String measured, Symptom symptom) {
        return new Finding(
                "unreachable",
                Severity.PROBLEM,
                name,
                measured,
                symptom.proves(),
                List.of(new Remedy(Remedy.Kind.ACTION, symptom.remains())),
                symptom);
    }

    private static String firstLine(SQLException failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.toString()
                : message.lines().findFirst().orElse("");
    }
}
