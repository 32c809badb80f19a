package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Properties of the driver that lose data, or let it say what is not so. */
final class DriverSettings implements Check {

    /** @param unless what makes the setting harmless */
    private record Setting(String property, boolean bad, Severity severity, String why, Predicate<Setup> unless) {}

    private static final List<Setting> SETTINGS = List.of(
            new Setting(
                    "autoReconnect",
                    true,
                    Severity.PROBLEM,
                    "After a lost connection the next statement runs in a new session: variables, temporary tables, locks and the"
                            + " first half of the transaction are gone, and nobody is told.",
                    DriverSettings::never),
            new Setting(
                    "cacheServerConfiguration",
                    true,
                    Severity.WARNING,
                    "New connections believe what another one was told: after a change of max_allowed_packet, or on another"
                            + " server behind the same URL, the limit is wrong.",
                    DriverSettings::never),
            new Setting(
                    "rewriteBatchedStatements",
                    true,
                    Severity.WARNING,
                    "The driver's own rewriting stores a stream without a length as an empty value and reports success; it measures"
                            + " large objects too small, and generated keys of upserts are wrong.",
                    setup -> setup.safeguard() != null),
            new Setting(
                    "useLocalTransactionState",
                    true,
                    Severity.WARNING,
                    "A ping inside a transaction makes the driver forget that it is open; the COMMIT is then not sent and the rows"
                            + " are lost.",
                    DriverSettings::never),
            new Setting(
                    "allowLoadLocalInfile",
                    true,
                    Severity.WARNING,
                    "A server may answer any statement by asking for a file of this client; here the server's identity is not"
                            + " verified.",
                    Encryption::isTrusted),
            new Setting(
                    "allowUrlInLocalInfile",
                    true,
                    Severity.PROBLEM,
                    "The same with any URL that this client can reach.",
                    DriverSettings::never),
            new Setting(
                    "jdbcCompliantTruncation",
                    false,
                    Severity.WARNING,
                    "The driver does not make its session strict: values that do not fit are cut, with a warning only.",
                    setup -> setup.server().session().text("sql_mode").contains("STRICT_")));

    private static boolean never(Setup setup) {
        return false;
    }

    @Override
    public Stream<Finding> judge(Setup setup) {
        if (setup.driver() == null) {
            return Stream.empty();
        }
        return SETTINGS.stream()
                .filter(setting -> setup.driver().text(setting.property) != null)
                .filter(setting -> setup.isOn(setting.property) == setting.bad)
                .filter(setting -> !setting.unless.test(setup))
                .map(setting -> new Finding(
                        setting.property,
                        setting.severity,
                        "driver",
                        setting.property + "=" + setting.bad,
                        setting.why,
                        List.of(Remedy.url(setting.property + "=" + !setting.bad)),
                        Symptom.DRIVER_SETTING));
    }
}
