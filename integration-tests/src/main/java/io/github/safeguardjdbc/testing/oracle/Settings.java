package io.github.safeguardjdbc.testing.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How a scenario's connections are made. */
record Settings(Link link, Guard guard) {

    /** Where safeguard sits, and what is behind a plain connection. */
    enum Seat {
        /** A wrapped data source without a pool. */
        DATA_SOURCE,
        /** A wrapped pool. */
        POOL,
        /** {@code jdbc:safeguard:mysql:} through the driver manager. */
        DRIVER,
        /** A pool on top of {@code jdbc:safeguard:mysql:}. */
        DRIVER_IN_POOL;

        boolean isPooled() {
            return this == POOL || this == DRIVER_IN_POOL;
        }

        boolean isDriver() {
            return this == DRIVER || this == DRIVER_IN_POOL;
        }
    }

    /** A property of Connector/J that is off by default. */
    enum Flag {
        SERVER_PREPARED("useServerPrepStmts"),
        COMPRESSION("useCompression"),
        CONTINUE_ON_ERROR("continueBatchOnError"),
        AFFECTED_ROWS("useAffectedRows"),
        LOCAL_SESSION_STATE("useLocalSessionState"),
        LOCAL_TRANSACTION_STATE("useLocalTransactionState"),
        CACHED_STATEMENTS("cachePrepStmts");

        private final String property;

        Flag(String property) {
            this.property = property;
        }
    }

    /**
     * What both sides have in common.
     *
     * @param flags those that are on
     * @param encoding {@code characterEncoding}
     * @param sqlMode the session's modes, separated by commas
     */
    record Link(Seat seat, Set<Flag> flags, String encoding, String sqlMode) {
        Link {
            flags = Set.copyOf(flags);
        }

        List<String> properties() {
            List<String> properties = new ArrayList<>();
            for (Flag flag : Flag.values()) {
                properties.add(flag.property + "=" + flags.contains(flag));
            }
            properties.add("characterEncoding=" + encoding);
            // Left on, the driver would make the session strict.
            properties.add("jdbcCompliantTruncation=" + sqlMode.contains("STRICT"));
            properties.add("sessionVariables=sql_mode='" + sqlMode + "'");
            return properties;
        }

        Link without(Flag flag) {
            Set<Flag> fewer = new TreeSet<>(flags);
            fewer.remove(flag);
            return new Link(seat, fewer, encoding, sqlMode);
        }

        @Override
        public String toString() {
            return seat + " " + new TreeSet<>(flags) + " " + encoding + ", sql_mode '" + sqlMode + "'";
        }
    }

    /**
     * What only the guarded side has.
     *
     * @param limit the server's {@code max_allowed_packet}, in bytes
     * @param driverRewrites {@code rewriteBatchedStatements}
     * @param batchRewrite {@code safeguard.batchRewrite}
     * @param chunkSize {@code safeguard.chunkSize}
     * @param spoolThreshold {@code safeguard.spoolThreshold}
     */
    record Guard(int limit, boolean driverRewrites, Rewrite batchRewrite, int chunkSize, int spoolThreshold) {

        /** True if upserts may become multi-row statements, whose counts nobody knows. */
        boolean rewritesAll() {
            return batchRewrite == Rewrite.ALL || (driverRewrites && batchRewrite == Rewrite.UNSET);
        }

        List<String> driverProperties() {
            return List.of("rewriteBatchedStatements=" + driverRewrites);
        }

        List<String> safeguardProperties() {
            List<String> properties = new ArrayList<>(List.of(
                    "safeguard.chunkSize=" + chunkSize,
                    "safeguard.spoolThreshold=" + spoolThreshold,
                    "safeguard.oversizeStatements=refuse"));
            if (batchRewrite != Rewrite.UNSET) {
                properties.add("safeguard.batchRewrite=" + batchRewrite.name().toLowerCase(Locale.ROOT));
            }
            return properties;
        }
    }

    /** The value of {@code safeguard.batchRewrite}. */
    enum Rewrite {
        UNSET,
        EXACT,
        ALL,
        OFF
    }

    Settings with(Link other) {
        return new Settings(other, guard);
    }

    Settings with(Guard other) {
        return new Settings(link, other);
    }
}
