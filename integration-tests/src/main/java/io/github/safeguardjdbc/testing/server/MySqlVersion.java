package io.github.safeguardjdbc.testing.server;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A release series of MySQL that this project is tested against. */
public enum MySqlVersion {
    /** 8.0.12, the oldest 8.0 that can be had as a plain archive. */
    V8_0("8.0"),
    /** The 9.7 LTS series. */
    V9_7("9.7");

    private final String series;

    MySqlVersion(String series) {
        this.series = series;
    }

    /** Returns the version called {@code series}, for example {@code 9.7}. */
    static MySqlVersion ofSeries(String series) {
        return Arrays.stream(values())
                .filter(version -> version.series.equals(series))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no test server for MySQL \"" + series
                        + "\"; known: "
                        + Arrays.stream(values()).map(MySqlVersion::series).collect(Collectors.joining(", "))));
    }

    /** Returns the first two numbers of {@code SELECT VERSION()}, for example {@code 9.7}. */
    public String series() {
        return series;
    }

    /** Returns the name for people, for example {@code MySQL 9.7}. */
    public String displayName() {
        return "MySQL " + series;
    }

    @Override
    public String toString() {
        return displayName();
    }
}
