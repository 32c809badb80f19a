package io.github.safeguardjdbc.testing.agent;

import java.util.List;
import java.util.stream.Stream;

/** What an {@link Application} writes. */
final class Results {
    private Results() {}

    /** If all that it tries works. */
    static List<String> allDone(Origin origin) {
        return Stream.of("batch 4 rows", "insert 1000 rows", "blob 20000000", "idle still there")
                .map(result -> origin + " " + result)
                .toList();
    }
}
