package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.doctor.survey.VersionNumber;
import io.github.safeguardjdbc.driver.DriverFacts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Versions that nobody mends any more, or that safeguard is not tested with. */
final class Versions implements Check {
    @Override
    public Stream<Finding> judge(Setup setup) {
        return Stream.concat(setup.servers().stream().flatMap(Versions::server), driver(setup));
    }

    private static Stream<Finding> server(ServerFacts server) {
        boolean other = (server.version() + server.global().text("version_comment"))
                .toLowerCase(Locale.ROOT)
                .contains("mariadb");
        if (!other && VersionNumber.isAtLeast(server.version(), 8, 4)) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "server-version",
                other || !VersionNumber.isAtLeast(server.version(), 8) ? Severity.WARNING : Severity.NOTE,
                server.host(),
                "the server's version is " + server.version(),
                other
                        ? "MariaDB differs from MySQL in limits and errors; safeguard is tested with MySQL 8.0 and 9.7."
                        : "MySQL has ended the support of 8.0 in April 2026, and of 5.7 before.",
                List.of(Remedy.action(
                        other ? "use the driver of MariaDB" : "plan the upgrade to an LTS release, 8.4 or 9.7")),
                null));
    }

    private static Stream<Finding> driver(Setup setup) {
        DriverFacts driver = setup.driver();
        if (driver == null || VersionNumber.isAtLeast(driver.version(), 8, 0, 33)) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "driver-version",
                Severity.WARNING,
                "driver",
                "Connector/J is " + driver.version(),
                "safeguard needs 8.0.33 or later.",
                List.of(Remedy.action("use a current com.mysql:mysql-connector-j")),
                null));
    }
}
