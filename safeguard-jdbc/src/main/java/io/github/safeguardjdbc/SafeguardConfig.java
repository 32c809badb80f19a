package io.github.safeguardjdbc;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The settings of a guarded data source or connection: immutable, safe for any number of threads. Every setting has the
 * same name here, in a {@code Properties} object and in a URL, where {@code safeguard.} stands before it.
 *
 * @param enabled whether anything is guarded; {@code false} hands out the connections as they come. Default {@code true}.
 * @param maxPacket the largest packet to send, in bytes, where something between here and the server (a proxy) takes less
 *     than the server's {@code max_allowed_packet}; the smaller of the two rules. 1,024 to 1,073,741,824; the default is the
 *     largest, which is also the most a server can be set to, and so caps nothing.
 * @param batchRewrite which batches become multi-row statements. Default {@link BatchRewrite#AUTO}.
 * @param chunkSize the size, in bytes, that a multi-row statement should reach: throughput is best at some hundred kilobytes,
 *     far below most packet limits. 1,024 to 1,073,741,824; default 262,144.
 * @param mode whether anything is done, or only reported. Default {@link Mode#ENFORCE}.
 * @param oversizeStatements what becomes of a single statement that fits no packet. Default {@link OversizeStatements#AUTO}.
 * @param assembleUpTo the largest text, in bytes, that {@link OversizeStatements#AUTO} has the server put together where it could
 *     also be split: the server needs some ten times as much memory meanwhile. 0 to 1,073,741,824; default 67,108,864.
 * @param splitInserts which statements may be split. Default {@link SplitInserts#ATOMIC}.
 * @param oversizeValues what becomes of a value that is too large for any packet. Default {@link OversizeValues#STAGE}.
 * @param oversizeReads what becomes of a result row that is larger than {@code max_allowed_packet}. Default
 *     {@link OversizeReads#ALLOW}.
 * @param spoolThreshold how much of the streams of unknown length that are bound to a statement or batch, in bytes, is held in
 *     memory before it goes to a temporary file. 0 to 1,073,741,824; default 1,048,576.
 * @param progressInterval how long a batch runs before it sends a {@link SafeguardEvent.Progress} event, and the time between
 *     that and the next. More than 0; default 500 ms. As text, {@code none} sends no such event.
 * @param idlePingAfter how long a connection may be idle until it is asked, before the next statement, whether it is still
 *     there. 0 asks each time; default 30 s, which is below what firewalls, load balancers and servers allow. As text, {@code
 *     none} never asks.
 * @param pingTimeout how long that question may take until the connection counts as lost. 1 ms to 1 hour; default 5 s.
 * @param retry which statements are sent once more after their connection was lost. Default {@link Retry#SAFE}.
 */
public record SafeguardConfig(
        boolean enabled,
        long maxPacket,
        BatchRewrite batchRewrite,
        long chunkSize,
        Mode mode,
        OversizeStatements oversizeStatements,
        long assembleUpTo,
        SplitInserts splitInserts,
        OversizeValues oversizeValues,
        OversizeReads oversizeReads,
        long spoolThreshold,
        Duration progressInterval,
        Duration idlePingAfter,
        Duration pingTimeout,
        Retry retry) {

    private static final long GIBIBYTE = 1L << 30;
    private static final Duration SHORTEST_PING_TIMEOUT = Duration.ofMillis(1);
    private static final Duration LONGEST_PING_TIMEOUT = Duration.ofHours(1);

    static final ByteRange MAX_PACKET = new ByteRange(1024, GIBIBYTE);
    static final ByteRange CHUNK_SIZE = new ByteRange(1024, GIBIBYTE);
    static final ByteRange ASSEMBLE_UP_TO = new ByteRange(0, GIBIBYTE);
    static final ByteRange SPOOL_THRESHOLD = new ByteRange(0, GIBIBYTE);

    /** @throws IllegalArgumentException if a value is outside of its range, naming the setting and the range */
    public SafeguardConfig {
        Objects.requireNonNull(batchRewrite, "batchRewrite");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(oversizeStatements, "oversizeStatements");
        Objects.requireNonNull(splitInserts, "splitInserts");
        Objects.requireNonNull(oversizeValues, "oversizeValues");
        Objects.requireNonNull(oversizeReads, "oversizeReads");
        MAX_PACKET.check("safeguard.maxPacket", maxPacket);
        CHUNK_SIZE.check("safeguard.chunkSize", chunkSize);
        ASSEMBLE_UP_TO.check("safeguard.assembleUpTo", assembleUpTo);
        SPOOL_THRESHOLD.check("safeguard.spoolThreshold", spoolThreshold);
        if (progressInterval.isZero() || progressInterval.isNegative()) {
            throw new IllegalArgumentException(
                    "safeguard.progressInterval must be more than 0, as in 500ms, 30s or 5m, not "
                            + DurationText.format(progressInterval));
        }
        Objects.requireNonNull(retry, "retry");
        if (idlePingAfter.isNegative()) {
            throw new IllegalArgumentException("safeguard.idlePingAfter must be 0 or more, as in 30s, or none, not "
                    + DurationText.format(idlePingAfter));
        }
        if (pingTimeout.compareTo(SHORTEST_PING_TIMEOUT) < 0 || pingTimeout.compareTo(LONGEST_PING_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "safeguard.pingTimeout must be 1ms to 60m, not " + DurationText.format(pingTimeout));
        }
    }

    /** The settings where nobody said otherwise. */
    public static SafeguardConfig defaults() {
        return builder().build();
    }

    /** A builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the settings among these properties, which are those that begin with {@code safeguard.}; the others are somebody
     * else's and stay unread.
     *
     * @throws IllegalArgumentException if a name is not a setting (names are exact, case included) or a value is not one that
     *     the setting takes; the message names the nearest spelling and what is allowed
     */
    public static SafeguardConfig from(Properties properties) {
        Builder builder = builder();
        Settings.in(properties).forEach((key, value) -> Settings.named(key).write(builder, value));
        return builder.build();
    }

    /** The settings as text under their full names, as {@link #from} reads them back, in the order in which they are declared. */
    public Map<String, String> toMap() {
        Map<String, String> settings = new LinkedHashMap<>();
        Settings.ALL.forEach(
                setting -> settings.put(setting.key(), setting.reader().apply(this)));
        return settings;
    }

    /** A builder that starts from these settings. */
    public Builder toBuilder() {
        return builder()
                .enabled(enabled)
                .maxPacket(maxPacket)
                .batchRewrite(batchRewrite)
                .chunkSize(chunkSize)
                .mode(mode)
                .oversizeStatements(oversizeStatements)
                .assembleUpTo(assembleUpTo)
                .splitInserts(splitInserts)
                .oversizeValues(oversizeValues)
                .oversizeReads(oversizeReads)
                .spoolThreshold(spoolThreshold)
                .progressInterval(progressInterval)
                .idlePingAfter(idlePingAfter)
                .pingTimeout(pingTimeout)
                .retry(retry);
    }

    /** Collects settings; not for use by two threads at once. {@link #build} checks the ranges. */
    public static final class Builder {
        private boolean enabled = true;
        private long maxPacket = MAX_PACKET.max();
        private BatchRewrite batchRewrite = BatchRewrite.AUTO;
        private long chunkSize = 256 * 1024;
        private Mode mode = Mode.ENFORCE;
        private OversizeStatements oversizeStatements = OversizeStatements.AUTO;
        private long assembleUpTo = 64 * 1024 * 1024;
        private SplitInserts splitInserts = SplitInserts.ATOMIC;
        private OversizeValues oversizeValues = OversizeValues.STAGE;
        private OversizeReads oversizeReads = OversizeReads.ALLOW;
        private long spoolThreshold = 1024 * 1024;
        private Duration progressInterval = Duration.ofMillis(500);
        private Duration idlePingAfter = Duration.ofSeconds(30);
        private Duration pingTimeout = Duration.ofSeconds(5);
        private Retry retry = Retry.SAFE;

        private Builder() {}

        /** Sets {@link SafeguardConfig#enabled}. */
        public Builder enabled(boolean value) {
            enabled = value;
            return this;
        }

        /** Sets {@link SafeguardConfig#maxPacket}, in bytes. */
        public Builder maxPacket(long bytes) {
            maxPacket = bytes;
            return this;
        }

        /** Sets {@link SafeguardConfig#batchRewrite}. */
        public Builder batchRewrite(BatchRewrite value) {
            batchRewrite = value;
            return this;
        }

        /** Sets {@link SafeguardConfig#chunkSize}, in bytes. */
        public Builder chunkSize(long bytes) {
            chunkSize = bytes;
            return this;
        }

        /** Sets {@link SafeguardConfig#mode}. */
        public Builder mode(Mode value) {
            mode = value;
            return this;
        }

        /** Sets {@link SafeguardConfig#oversizeStatements}. */
        public Builder oversizeStatements(OversizeStatements value) {
            oversizeStatements = value;
            return this;
        }

        /** Sets {@link SafeguardConfig#assembleUpTo}, in bytes. */
        public Builder assembleUpTo(long bytes) {
            assembleUpTo = bytes;
            return this;
        }

        /** Sets {@link SafeguardConfig#splitInserts}. */
        public Builder splitInserts(SplitInserts value) {
            splitInserts = value;
            return this;
        }

        /** Sets {@link SafeguardConfig#oversizeValues}. */
        public Builder oversizeValues(OversizeValues value) {
            oversizeValues = value;
            return this;
        }

        /** Sets {@link SafeguardConfig#oversizeReads}. */
        public Builder oversizeReads(OversizeReads value) {
            oversizeReads = value;
            return this;
        }

        /** Sets {@link SafeguardConfig#spoolThreshold}, in bytes. */
        public Builder spoolThreshold(long bytes) {
            spoolThreshold = bytes;
            return this;
        }

        /** Sets {@link SafeguardConfig#progressInterval}. */
        public Builder progressInterval(Duration value) {
            progressInterval = value;
            return this;
        }

        /** Sets {@link SafeguardConfig#idlePingAfter}. */
        public Builder idlePingAfter(Duration value) {
            idlePingAfter = value;
            return this;
        }

        /** Sets {@link SafeguardConfig#pingTimeout}. */
        public Builder pingTimeout(Duration value) {
            pingTimeout = value;
            return this;
        }

        /** Sets {@link SafeguardConfig#retry}. */
        public Builder retry(Retry value) {
            retry = value;
            return this;
        }

        /**
         * The settings collected so far.
         *
         * @throws IllegalArgumentException if a value is outside of its range, naming the setting and the range
         */
        public SafeguardConfig build() {
            return new SafeguardConfig(
                    enabled,
                    maxPacket,
                    batchRewrite,
                    chunkSize,
                    mode,
                    oversizeStatements,
                    assembleUpTo,
                    splitInserts,
                    oversizeValues,
                    oversizeReads,
                    spoolThreshold,
                    progressInterval,
                    idlePingAfter,
                    pingTimeout,
                    retry);
        }
    }
}
