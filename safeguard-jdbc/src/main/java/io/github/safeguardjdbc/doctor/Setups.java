package io.github.safeguardjdbc.doctor;

import io.github.safeguardjdbc.doctor.Patient.Wishes;
import io.github.safeguardjdbc.doctor.survey.IdleLimits;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.driver.DriverFacts;
import io.github.safeguardjdbc.driver.ServerHost;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what was read in several places. */
final class Setups {
    private Setups() {}

    static Setup of(
            List<ServerFacts> servers,
            @Nullable DriverFacts driver,
            @Nullable PoolSettings pool,
            Guarding guarding,
            Wishes wishes) {
        Optional<IdleLimits.Known> proxy = servers.stream()
                .flatMap(server -> IdleLimits.of(server.host()).stream())
                .findFirst();
        return new Setup(
                servers,
                driver,
                pool,
                guarding.config(),
                wishes.proxyIdleLimit() != null
                        ? wishes.proxyIdleLimit()
                        : proxy.map(IdleLimits.Known::limit).orElse(null),
                proxy.map(IdleLimits.Known::name).orElse("the proxy"),
                guarding.largestPayload());
    }

    /** The same with the largest payloads that came through, if that was asked for. */
    static Setup probed(Setup setup, List<ServerHost> hosts, Wishes wishes) throws SQLException {
        if (!wishes.probe()) {
            return setup;
        }
        return new Setup(
                HostSurvey.probed(setup.servers(), hosts, setup::probedPayload),
                setup.driver(),
                setup.pool(),
                setup.safeguard(),
                setup.proxyIdleLimit(),
                setup.proxyName(),
                setup.largestPayload());
    }
}
