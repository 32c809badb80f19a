package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.driver.DriverFacts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the way to the server is encrypted, and the server the one that was meant. */
final class Encryption implements ServerCheck {
    private static final Set<String> VERIFYING = Set.of("VERIFY_CA", "VERIFY_IDENTITY");

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        if (isLocal(server.host())) {
            return Stream.empty();
        }
        String version = server.connection().text("ssl_version");
        if (!server.connection().text("ssl_cipher").isEmpty()
                && !version.equals("TLSv1")
                && !version.equals("TLSv1.1")) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "encryption",
                Severity.WARNING,
                server.host(),
                version.isEmpty() ? "the connection is not encrypted" : "the connection is encrypted with " + version,
                "Whoever is in between can read and change statements and rows.",
                List.of(Remedy.url("sslMode=VERIFY_IDENTITY")),
                null));
    }

    /** True if the server is this machine, or its certificate was verified. */
    static boolean isTrusted(Setup setup) {
        DriverFacts driver = setup.driver();
        String mode = driver == null ? null : driver.text("sslMode");
        return setup.servers().stream().allMatch(server -> isLocal(server.host()))
                || (mode != null && VERIFYING.contains(mode.toUpperCase(Locale.ROOT)));
    }

    static boolean isLocal(String hostAndPort) {
        String host = hostAndPort.substring(0, Math.max(0, hostAndPort.lastIndexOf(':')));
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }
}
