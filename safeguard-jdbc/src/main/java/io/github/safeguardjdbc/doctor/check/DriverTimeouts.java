package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.time;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Timeouts of the driver: none at all, or milliseconds where seconds were meant. */
final class DriverTimeouts implements Check {
    private static final long SHORT_MILLIS = 1_000;

    @Override
    public Stream<Finding> judge(Setup setup) {
        if (setup.driver() == null) {
            return Stream.empty();
        }
        return Stream.of(socket(setup), connect(setup)).flatMap(findings -> findings);
    }

    private static Stream<Finding> socket(Setup setup) {
        long millis = setup.driverNumber("socketTimeout", 0);
        if (millis == 0) {
            return Stream.of(new Finding(
                    "socket-timeout",
                    Severity.NOTE,
                    "driver",
                    "socketTimeout is 0: the driver waits for an answer for ever",
                    "Where a firewall forgets a connection nobody says so, and the thread waits until the system gives up"
                            + " (15 minutes and more).",
                    List.of(Remedy.action(
                            "socketTimeout=<milliseconds, more than the longest statement takes> in the JDBC URL")),
                    Symptom.LINK_FAILURE));
        }
        return millis >= SHORT_MILLIS
                ? Stream.empty()
                : Stream.of(tooShort(
                        "socketTimeout", millis, "Statements that take longer fail and run on at the server."));
    }

    private static Stream<Finding> connect(Setup setup) {
        long millis = setup.driverNumber("connectTimeout", 0);
        PoolSettings pool = setup.pool();
        if (millis > 0 && millis < SHORT_MILLIS) {
            return Stream.of(tooShort("connectTimeout", millis, "A handshake through TLS takes longer now and then."));
        }
        if (pool != null && (millis == 0 || millis > pool.connectionTimeout().toMillis())) {
            return Stream.of(new Finding(
                    "connect-timeout",
                    Severity.NOTE,
                    "driver",
                    "connectTimeout is " + (millis == 0 ? "off" : time(Duration.ofMillis(millis)))
                            + ", the pool's connectionTimeout " + time(pool.connectionTimeout()),
                    "While a host does not answer, the pool gives up before the driver, and does not say why.",
                    List.of(Remedy.url("connectTimeout="
                            + Math.max(1_000, pool.connectionTimeout().toMillis() / 3))),
                    Symptom.NO_CONNECTION));
        }
        return Stream.empty();
    }

    private static Finding tooShort(String property, long millis, String why) {
        return new Finding(
                property.equals("socketTimeout") ? "socket-timeout" : "connect-timeout",
                Severity.PROBLEM,
                "driver",
                property + " is " + millis + ", which are milliseconds",
                why,
                List.of(Remedy.url(property + "=" + millis * 1000)),
                Symptom.LINK_FAILURE);
    }
}
