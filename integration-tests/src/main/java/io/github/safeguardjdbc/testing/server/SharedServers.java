package io.github.safeguardjdbc.testing.server;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Servers that the tests of a JVM share, one for each version and list of options.
 *
 * <p>Who uses one creates a database for itself and leaves the server's global settings alone. Thread-safe.
 */
public final class SharedServers {
    /** The one asked for last is the last. */
    private static final Map<Key, MySqlServer> SERVERS = new LinkedHashMap<>(16, 0.75f, true);

    private SharedServers() {}

    /** Returns the server of {@code version} with these options, which it starts if it does not run yet. */
    public static MySqlServer get(MySqlVersion version, String... mysqldOptions) {
        synchronized (SERVERS) {
            return SERVERS.computeIfAbsent(
                    new Key(version, List.of(mysqldOptions)), key -> MySqlServer.start(version, mysqldOptions));
        }
    }

    /**
     * Returns a server whose {@code max_allowed_packet} is {@code bytes}, a multiple of 1,024.
     *
     * <p>Below 16 KiB the server still takes packets up to its {@code net_buffer_length}, as any server does.
     */
    public static MySqlServer withLimit(MySqlVersion version, int bytes) {
        return get(version, "--max-allowed-packet=" + bytes);
    }

    /** Closes the servers that nobody has asked for lately, but for {@code kept}; to be called while none is used. */
    public static void closeAllBut(int kept) {
        synchronized (SERVERS) {
            Iterator<MySqlServer> longestUnused = SERVERS.values().iterator();
            while (SERVERS.size() > kept) {
                longestUnused.next().close();
                longestUnused.remove();
            }
        }
    }

    private record Key(MySqlVersion version, List<String> options) {}
}
