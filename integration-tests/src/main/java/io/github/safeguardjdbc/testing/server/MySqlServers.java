package io.github.safeguardjdbc.testing.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MySQL versions that tests run against on this machine.
 *
 * <p>Those are all that can be had here, and at least one. The system property {@code safeguard.test.versions}, for
 * example {@code 8.0,9.7}, names exactly those to run; the environment variable {@code CI=true} stands for all of them.
 * Either makes it a failure if one cannot be had.
 */
public final class MySqlServers {
    private static final Logger LOG = LoggerFactory.getLogger(MySqlServers.class);
    private static final String PROPERTY = "safeguard.test.versions";

    private static @Nullable List<MySqlVersion> available;

    private MySqlServers() {}

    /**
     * Returns the versions to run against, oldest first; the first call on a machine downloads their servers.
     *
     * @throws ServerUnavailableException if none can be had, or a required one cannot
     */
    public static synchronized List<MySqlVersion> available() {
        List<MySqlVersion> known = available;
        if (known == null) {
            known = find(System.getProperty(PROPERTY, ""), "true".equals(System.getenv("CI")));
            available = known;
        }
        return known;
    }

    private static List<MySqlVersion> find(String required, boolean allRequired) {
        if (!required.isBlank()) {
            return require(Arrays.stream(required.split(",", -1))
                    .map(String::strip)
                    .map(MySqlVersion::ofSeries)
                    .sorted()
                    .distinct()
                    .toList());
        }
        List<MySqlVersion> all = List.of(MySqlVersion.values());
        return allRequired ? require(all) : probe(all);
    }

    private static List<MySqlVersion> require(List<MySqlVersion> versions) {
        versions.forEach(MySqlDistribution::of);
        LOG.info("Tests run against {}", versions);
        return versions;
    }

    private static List<MySqlVersion> probe(List<MySqlVersion> versions) {
        List<MySqlVersion> found = new ArrayList<>();
        ServerUnavailableException none = new ServerUnavailableException(
                "No MySQL server can be had on this machine; the suppressed exceptions say what each version needs");
        for (MySqlVersion version : versions) {
            try {
                MySqlDistribution.of(version);
                found.add(version);
            } catch (ServerUnavailableException e) {
                LOG.warn("Tests do not run against {}: {}", version, e.getMessage());
                none.addSuppressed(e);
            }
        }
        if (found.isEmpty()) {
            throw none;
        }
        LOG.info("Tests run against {}", found);
        return List.copyOf(found);
    }
}
