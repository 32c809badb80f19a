package io.github.safeguardjdbc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every setting there is, and which of somebody's properties are meant for them. */
final class Settings {
    private static final String PREFIX = "safeguard";

    static final List<Setting> ALL = List.of(
            Setting.choice(
                    "safeguard.enabled",
                    List.of("true", "false"),
                    "Whether anything is guarded; false hands out the connections as they come.",
                    SafeguardConfig::enabled,
                    (builder, text) -> builder.enabled(Boolean.parseBoolean(text))),
            Setting.size(
                    "safeguard.maxPacket",
                    SafeguardConfig.MAX_PACKET,
                    "The largest packet to send where something on the way takes less than the server's max_allowed_packet.",
                    SafeguardConfig::maxPacket,
                    SafeguardConfig.Builder::maxPacket),
            Setting.choice(
                    "safeguard.batchRewrite",
                    List.of("auto", "exact", "all", "off"),
                    "Which batches become multi-row statements: those whose outcome can be told row by row (exact), "
                            + "also IGNORE, ON DUPLICATE KEY UPDATE and REPLACE (all, and auto if the driver rewrites), or none.",
                    SafeguardConfig::batchRewrite,
                    (builder, text) -> builder.batchRewrite(BatchRewrite.valueOf(text.toUpperCase(Locale.ROOT)))),
            Setting.size(
                    "safeguard.chunkSize",
                    SafeguardConfig.CHUNK_SIZE,
                    "The size that a multi-row statement should reach; throughput is best far below most packet limits.",
                    SafeguardConfig::chunkSize,
                    SafeguardConfig.Builder::chunkSize),
            Setting.choice(
                    "safeguard.mode",
                    List.of("enforce", "advise"),
                    "Whether anything is done, or only reported.",
                    SafeguardConfig::mode,
                    (builder, text) -> builder.mode(Mode.valueOf(text.toUpperCase(Locale.ROOT)))),
            Setting.choice(
                    "safeguard.oversizeStatements",
                    List.of("auto", "split", "assemble", "refuse"),
                    "What becomes of a single statement that fits no packet: the server puts it together from pieces, "
                            + "it is sent as several statements, or it is refused.",
                    SafeguardConfig::oversizeStatements,
                    (builder, text) ->
                            builder.oversizeStatements(OversizeStatements.valueOf(text.toUpperCase(Locale.ROOT)))),
            Setting.size(
                    "safeguard.assembleUpTo",
                    SafeguardConfig.ASSEMBLE_UP_TO,
                    "The largest text that the server is to put together where it could also be split.",
                    SafeguardConfig::assembleUpTo,
                    SafeguardConfig.Builder::assembleUpTo),
            Setting.choice(
                    "safeguard.splitInserts",
                    List.of("atomic", "always"),
                    "Which statements may be split: those that can be undone as a whole, or any.",
                    SafeguardConfig::splitInserts,
                    (builder, text) -> builder.splitInserts(SplitInserts.valueOf(text.toUpperCase(Locale.ROOT)))),
            Setting.choice(
                    "safeguard.oversizeValues",
                    List.of("stage", "refuse"),
                    "What becomes of a value that is too large for any packet: the server puts it together from pieces in"
                            + " user variables, or the statement is refused.",
                    SafeguardConfig::oversizeValues,
                    (builder, text) -> builder.oversizeValues(OversizeValues.valueOf(text.toUpperCase(Locale.ROOT)))),
            Setting.choice(
                    "safeguard.oversizeReads",
                    List.of("allow", "refuse"),
                    "Whether result rows larger than max_allowed_packet are read; Connector/J alone closes the connection.",
                    SafeguardConfig::oversizeReads,
                    (builder, text) -> builder.oversizeReads(OversizeReads.valueOf(text.toUpperCase(Locale.ROOT)))),
            Setting.size(
                    "safeguard.spoolThreshold",
                    SafeguardConfig.SPOOL_THRESHOLD,
                    "How much of the streams of a statement or batch is held in memory before it goes to a temporary file.",
                    SafeguardConfig::spoolThreshold,
                    SafeguardConfig.Builder::spoolThreshold),
            new Setting(
                    "safeguard.progressInterval",
                    "more than 0, as in 500ms, 30s or 5m, or none",
                    List.of(),
                    "The time between two Progress events of a batch; none sends no such event.",
                    config -> DurationText.format(config.progressInterval()),
                    (builder, text) -> builder.progressInterval(DurationText.parse(text))),
            new Setting(
                    "safeguard.idlePingAfter",
                    "0 or more, as in 500ms, 30s or 5m, or none",
                    List.of(),
                    "How long a connection may be idle until it is asked, before the next statement, whether it is still "
                            + "there; 0 asks each time, none never.",
                    config -> DurationText.format(config.idlePingAfter()),
                    (builder, text) -> builder.idlePingAfter(DurationText.parse(text))),
            new Setting(
                    "safeguard.pingTimeout",
                    "1ms to 60m",
                    List.of(),
                    "How long an idle connection may take to answer until it counts as lost.",
                    config -> DurationText.format(config.pingTimeout()),
                    (builder, text) -> builder.pingTimeout(DurationText.parse(text))),
            Setting.choice(
                    "safeguard.retry",
                    List.of("safe", "proven", "off"),
                    "Which statements are sent once more after their connection was lost: those proven not to have been "
                            + "executed and plain reads, only the former, or none; never in a transaction.",
                    SafeguardConfig::retry,
                    (builder, text) -> builder.retry(Retry.valueOf(text.toUpperCase(Locale.ROOT)))));

    private static final List<String> NAMES =
            ALL.stream().map(setting -> nameIn(setting.key())).toList();

    private Settings() {}

    /**
     * Whether a property is meant for safeguard: its first word is ours, or almost, so that a typing error there is reported
     * too, rather than handed to a driver that ignores what it does not know.
     */
    static boolean claims(String key) {
        int dot = key.indexOf('.');
        return dot > 0 && Math.abs(dot - PREFIX.length()) <= 2 && Spelling.distance(key.substring(0, dot), PREFIX) <= 2;
    }

    /** The properties that are meant for safeguard, defaults of the {@code Properties} object and non-strings included. */
    static Map<String, String> in(Properties properties) {
        Map<String, String> ours = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (claims(key)) {
                ours.put(key, properties.getProperty(key));
            }
        }
        properties.forEach((key, value) -> {
            if (key instanceof String name && claims(name)) {
                ours.put(name, value.toString());
            }
        });
        return ours;
    }

    /** @throws IllegalArgumentException if there is no such setting, naming the nearest one and all of them */
    static Setting named(String key) {
        for (Setting setting : ALL) {
            if (setting.key().equals(key)) {
                return setting;
            }
        }
        String nearest = Spelling.closest(nameIn(key), NAMES)
                .map(name -> "; did you mean " + PREFIX + "." + name + "?")
                .orElse(".");
        String known = ALL.stream()
                .map(setting -> setting.key() + " (" + setting.takes() + ")")
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(key + " is not a setting of safeguard" + nearest + " Known: " + known);
    }

    private static String nameIn(String key) {
        return key.substring(key.indexOf('.') + 1);
    }
}
