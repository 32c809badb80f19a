package io.github.safeguardjdbc.testing.benchmark;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Interleaved runs: each round runs every variant once, each round begins with another one, and the first round only
 * warms up. So whatever else the machine does meets all variants alike.
 */
final class Rounds {
    private Rounds() {}

    static <V extends Enum<V>> Map<V, Summary> run(Class<V> variants, int runs, Run<V> run) throws SQLException {
        Map<V, List<Measurement>> measurements = new EnumMap<>(variants);
        List<V> all = List.of(variants.getEnumConstants());
        for (int round = 0; round <= runs; round++) {
            for (int i = 0; i < all.size(); i++) {
                V variant = all.get((i + round) % all.size());
                Measurement measurement = run.measure(variant);
                System.err.printf(
                        Locale.ROOT, "round %d of %d: %s %,.0f ms%n", round, runs, variant, measurement.nanos() / 1e6);
                if (round > 0) {
                    measurements
                            .computeIfAbsent(variant, key -> new ArrayList<>())
                            .add(measurement);
                }
            }
        }
        Map<V, Summary> summaries = new EnumMap<>(variants);
        measurements.forEach((variant, list) -> summaries.put(variant, new Summary(list)));
        return summaries;
    }

    /** One run of a variant, its result verified. */
    @FunctionalInterface
    interface Run<V> {
        Measurement measure(V variant) throws SQLException;
    }
}
