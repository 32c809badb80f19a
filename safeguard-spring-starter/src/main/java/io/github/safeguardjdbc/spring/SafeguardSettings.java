package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.BatchRewrite;
import io.github.safeguardjdbc.Mode;
import io.github.safeguardjdbc.OversizeReads;
import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.OversizeValues;
import io.github.safeguardjdbc.Retry;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SplitInserts;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The settings of a {@link SafeguardConfig} as properties, each of them null where nobody said anything. Not thread-safe;
 * Spring Boot fills it once.
 */
public class SafeguardSettings {
    /** Whether data sources are guarded; false leaves them untouched. */
    private @Nullable Boolean enabled;

    /** Largest packet to send where something on the way, such as a proxy, takes less than the server. The smaller limit rules. */
    private @Nullable DataSize maxPacket;

    /** Which batches are sent as multi-row statements. */
    private @Nullable BatchRewrite batchRewrite;

    /** Size that a multi-row statement should reach. */
    private @Nullable DataSize chunkSize;

    /** What becomes of a value that is too large for any packet. */
    private @Nullable OversizeValues oversizeValues;

    /** What becomes of a result row that is larger than max_allowed_packet. */
    private @Nullable OversizeReads oversizeReads;

    /** Whether safeguard acts, or only says what it would do. */
    private @Nullable Mode mode;

    /** What becomes of a single statement that fits no packet. */
    private @Nullable OversizeStatements oversizeStatements;

    /** Size of a statement from which on the server is spared and an INSERT split instead. */
    private @Nullable DataSize assembleUpTo;

    /** Which multi-row INSERTs may be sent as several statements. */
    private @Nullable SplitInserts splitInserts;

    /** How much of the streams of a batch is held in memory before it goes to a temporary file. */
    private @Nullable DataSize spoolThreshold;

    /** Time between two progress events of a running batch, or 'none'. */
    @OrNone
    private @Nullable Duration progressInterval;

    /** How long a connection may be idle until it is asked, before the next statement, whether it is still there; 0 asks each time, 'none' never. */
    @OrNone
    private @Nullable Duration idlePingAfter;

    /** How long an idle connection may take to answer until it counts as lost. */
    @OrNone
    private @Nullable Duration pingTimeout;

    /** Which statements are sent once more after their connection was lost. */
    private @Nullable Retry retry;

    /** Writes what was set over what a builder has. */
    void applyTo(SafeguardConfig.Builder builder) {
        set(enabled, builder::enabled);
        set(maxPacket, size -> builder.maxPacket(size.toBytes()));
        set(batchRewrite, builder::batchRewrite);
        set(chunkSize, size -> builder.chunkSize(size.toBytes()));
        set(oversizeValues, builder::oversizeValues);
        set(oversizeReads, builder::oversizeReads);
        set(mode, builder::mode);
        set(oversizeStatements, builder::oversizeStatements);
        set(assembleUpTo, size -> builder.assembleUpTo(size.toBytes()));
        set(splitInserts, builder::splitInserts);
        set(spoolThreshold, size -> builder.spoolThreshold(size.toBytes()));
        set(progressInterval, builder::progressInterval);
        set(idlePingAfter, builder::idlePingAfter);
        set(pingTimeout, builder::pingTimeout);
        set(retry, builder::retry);
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    /** {@link SafeguardConfig#enabled}, or null. */
    public @Nullable Boolean getEnabled() {
        return enabled;
    }

    /** Sets {@link SafeguardConfig#enabled}. */
    public void setEnabled(@Nullable Boolean value) {
        enabled = value;
    }

    /** {@link SafeguardConfig#maxPacket}, or null. */
    public @Nullable DataSize getMaxPacket() {
        return maxPacket;
    }

    /** Sets {@link SafeguardConfig#maxPacket}. */
    public void setMaxPacket(@Nullable DataSize value) {
        maxPacket = value;
    }

    /** {@link SafeguardConfig#batchRewrite}, or null. */
    public @Nullable BatchRewrite getBatchRewrite() {
        return batchRewrite;
    }

    /** Sets {@link SafeguardConfig#batchRewrite}. */
    public void setBatchRewrite(@Nullable BatchRewrite value) {
        batchRewrite = value;
    }

    /** {@link SafeguardConfig#chunkSize}, or null. */
    public @Nullable DataSize getChunkSize() {
        return chunkSize;
    }

    /** Sets {@link SafeguardConfig#chunkSize}. */
    public void setChunkSize(@Nullable DataSize value) {
        chunkSize = value;
    }

    /** {@link SafeguardConfig#oversizeValues}, or null. */
    public @Nullable OversizeValues getOversizeValues() {
        return oversizeValues;
    }

    /** Sets {@link SafeguardConfig#oversizeValues}. */
    public void setOversizeValues(@Nullable OversizeValues value) {
        oversizeValues = value;
    }

    /** {@link SafeguardConfig#oversizeReads}, or null. */
    public @Nullable OversizeReads getOversizeReads() {
        return oversizeReads;
    }

    /** Sets {@link SafeguardConfig#oversizeReads}. */
    public void setOversizeReads(@Nullable OversizeReads value) {
        oversizeReads = value;
    }

    /** {@link SafeguardConfig#mode}, or null. */
    public @Nullable Mode getMode() {
        return mode;
    }

    /** Sets {@link SafeguardConfig#mode}. */
    public void setMode(@Nullable Mode value) {
        mode = value;
    }

    /** {@link SafeguardConfig#oversizeStatements}, or null. */
    public @Nullable OversizeStatements getOversizeStatements() {
        return oversizeStatements;
    }

    /** Sets {@link SafeguardConfig#oversizeStatements}. */
    public void setOversizeStatements(@Nullable OversizeStatements value) {
        oversizeStatements = value;
    }

    /** {@link SafeguardConfig#assembleUpTo}, or null. */
    public @Nullable DataSize getAssembleUpTo() {
        return assembleUpTo;
    }

    /** Sets {@link SafeguardConfig#assembleUpTo}. */
    public void setAssembleUpTo(@Nullable DataSize value) {
        assembleUpTo = value;
    }

    /** {@link SafeguardConfig#splitInserts}, or null. */
    public @Nullable SplitInserts getSplitInserts() {
        return splitInserts;
    }

    /** Sets {@link SafeguardConfig#splitInserts}. */
    public void setSplitInserts(@Nullable SplitInserts value) {
        splitInserts = value;
    }

    /** {@link SafeguardConfig#spoolThreshold}, or null. */
    public @Nullable DataSize getSpoolThreshold() {
        return spoolThreshold;
    }

    /** Sets {@link SafeguardConfig#spoolThreshold}. */
    public void setSpoolThreshold(@Nullable DataSize value) {
        spoolThreshold = value;
    }

    /** {@link SafeguardConfig#progressInterval}, or null. */
    public @Nullable Duration getProgressInterval() {
        return progressInterval;
    }

    /** Sets {@link SafeguardConfig#progressInterval}. */
    public void setProgressInterval(@Nullable Duration value) {
        progressInterval = value;
    }

    /** {@link SafeguardConfig#idlePingAfter}, or null. */
    public @Nullable Duration getIdlePingAfter() {
        return idlePingAfter;
    }

    /** Sets {@link SafeguardConfig#idlePingAfter}. */
    public void setIdlePingAfter(@Nullable Duration value) {
        idlePingAfter = value;
    }

    /** {@link SafeguardConfig#pingTimeout}, or null. */
    public @Nullable Duration getPingTimeout() {
        return pingTimeout;
    }

    /** Sets {@link SafeguardConfig#pingTimeout}. */
    public void setPingTimeout(@Nullable Duration value) {
        pingTimeout = value;
    }

    /** {@link SafeguardConfig#retry}, or null. */
    public @Nullable Retry getRetry() {
        return retry;
    }

    /** Sets {@link SafeguardConfig#retry}. */
    public void setRetry(@Nullable Retry value) {
        retry = value;
    }
}
