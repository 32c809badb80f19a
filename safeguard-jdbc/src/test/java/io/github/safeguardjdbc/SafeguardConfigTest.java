package io.github.safeguardjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeguardConfigTest {
    private static final String ALL_SETTINGS = "Known: safeguard.enabled (true, false),"
            + " safeguard.maxPacket (1,024 to 1,073,741,824 bytes),"
            + " safeguard.batchRewrite (auto, exact, all, off),"
            + " safeguard.chunkSize (1,024 to 1,073,741,824 bytes),"
            + " safeguard.mode (enforce, advise),"
            + " safeguard.oversizeStatements (auto, split, assemble, refuse),"
            + " safeguard.assembleUpTo (0 to 1,073,741,824 bytes),"
            + " safeguard.splitInserts (atomic, always),"
            + " safeguard.oversizeValues (stage, refuse),"
            + " safeguard.oversizeReads (allow, refuse),"
            + " safeguard.spoolThreshold (0 to 1,073,741,824 bytes),"
            + " safeguard.progressInterval (more than 0, as in 500ms, 30s or 5m, or none),"
            + " safeguard.idlePingAfter (0 or more, as in 500ms, 30s or 5m, or none),"
            + " safeguard.pingTimeout (1ms to 60m),"
            + " safeguard.retry (safe, proven, off)";

    private static Properties properties(String key, Object value) {
        Properties properties = new Properties();
        properties.put(key, value);
        return properties;
    }

    private static SafeguardConfig from(String key, Object value) {
        return SafeguardConfig.from(properties(key, value));
    }

    private static SafeguardConfig uncommon(boolean enabled) {
        return new SafeguardConfig(
                enabled,
                2048,
                BatchRewrite.OFF,
                4097,
                Mode.ADVISE,
                OversizeStatements.ASSEMBLE,
                9,
                SplitInserts.ALWAYS,
                OversizeValues.REFUSE,
                OversizeReads.REFUSE,
                7,
                Duration.ofMillis(1500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Retry.PROVEN);
    }

    @Test
    void hasDefaultsThatCapNothing() {
        assertThat(SafeguardConfig.defaults())
                .isEqualTo(new SafeguardConfig(
                        true,
                        1L << 30,
                        BatchRewrite.AUTO,
                        256 << 10,
                        Mode.ENFORCE,
                        OversizeStatements.AUTO,
                        64 << 20,
                        SplitInserts.ATOMIC,
                        OversizeValues.STAGE,
                        OversizeReads.ALLOW,
                        1 << 20,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        Retry.SAFE))
                .isEqualTo(SafeguardConfig.from(new Properties()));
    }

    @Test
    void readsEverySettingFromPropertiesAndLeavesTheOthersAlone() {
        Properties properties = new Properties();
        properties.setProperty("user", "app");
        properties.setProperty("connectTimeout", "x");
        properties.setProperty("safeguard.enabled", "FALSE");
        properties.setProperty("safeguard.maxPacket", "64M");
        properties.setProperty("safeguard.batchRewrite", "all");
        properties.setProperty("safeguard.chunkSize", "128k");
        properties.setProperty("safeguard.mode", "Advise");
        properties.setProperty("safeguard.oversizeStatements", "split");
        properties.setProperty("safeguard.assembleUpTo", "1M");
        properties.setProperty("safeguard.splitInserts", "always");
        properties.setProperty("safeguard.oversizeValues", "Refuse");
        properties.setProperty("safeguard.oversizeReads", "refuse");
        properties.setProperty("safeguard.spoolThreshold", "0");
        properties.setProperty("safeguard.progressInterval", "2s");
        properties.setProperty("safeguard.idlePingAfter", "1s");
        properties.setProperty("safeguard.pingTimeout", "2s");
        properties.setProperty("safeguard.retry", "proven");

        assertThat(SafeguardConfig.from(properties))
                .isEqualTo(new SafeguardConfig(
                        false,
                        64 << 20,
                        BatchRewrite.ALL,
                        128 << 10,
                        Mode.ADVISE,
                        OversizeStatements.SPLIT,
                        1 << 20,
                        SplitInserts.ALWAYS,
                        OversizeValues.REFUSE,
                        OversizeReads.REFUSE,
                        0,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Retry.PROVEN));
    }

    @Test
    void readsDefaultsOfThePropertiesAndValuesThatAreNotStrings() {
        Properties properties = new Properties(properties("safeguard.batchRewrite", "off"));
        properties.put("safeguard.chunkSize", 4096);
        properties.put("safeguard.enabled", false);

        SafeguardConfig config = SafeguardConfig.from(properties);

        assertThat(config.batchRewrite()).isEqualTo(BatchRewrite.OFF);
        assertThat(config.chunkSize()).isEqualTo(4096);
        assertThat(config.enabled()).isFalse();
    }

    @Test
    void goesThroughItsBuilderUnchanged() {
        SafeguardConfig config = uncommon(false);

        assertThat(config.toBuilder().build()).isEqualTo(config);
        assertThat(config.toBuilder().enabled(true).build()).isEqualTo(uncommon(true));
    }

    @Test
    void everySettingReadsBackWhatItShows() {
        SafeguardConfig config = uncommon(false);
        Properties properties = new Properties();
        Settings.ALL.forEach(setting ->
                properties.setProperty(setting.key(), setting.reader().apply(config)));

        assertThat(SafeguardConfig.from(properties)).isEqualTo(config);
    }

    @Test
    void aRecordComponentWithoutItsSettingWouldBeUnreachable() {
        assertThat(Settings.ALL)
                .extracting(setting -> setting.key().replace("safeguard.", ""))
                .containsExactly(java.util.Arrays.stream(SafeguardConfig.class.getRecordComponents())
                        .map(java.lang.reflect.RecordComponent::getName)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "safeguard.batchRewrit, safeguard.batchRewrite",
        "safeguard.batchrewrite, safeguard.batchRewrite",
        "safeguard.batch-rewrite, safeguard.batchRewrite",
        "Safeguard.batchRewrite, safeguard.batchRewrite",
        "safegaurd.batchRewrite, safeguard.batchRewrite",
        "safeguard.max_packet, safeguard.maxPacket",
        "safeguard.chunksize, safeguard.chunkSize",
        "safeguard.progress, safeguard.progressInterval",
    })
    void namesTheNearestSpellingOfAWrongName(String wrong, String right) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from(wrong, "1"))
                .withMessage(wrong + " is not a setting of safeguard; did you mean " + right + "? " + ALL_SETTINGS);
    }

    @Test
    void suggestsNothingForANameThatIsLikeNoOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from("safeguard.foo", "1"))
                .withMessage("safeguard.foo is not a setting of safeguard. " + ALL_SETTINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "batchRewrite", "spring.datasource.url", "guard.enabled", "safe.enabled"})
    void leavesNamesThatAreSomebodyElses(String key) {
        assertThat(from(key, "whatever")).isEqualTo(SafeguardConfig.defaults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "safeguard.batchRewrite | exat | is none of its values; it takes auto, exact, all, off; did you mean exact?",
                "safeguard.batchRewrite | true | is none of its values; it takes auto, exact, all, off",
                "safeguard.enabled | yes | is none of its values; it takes true, false",
                "safeguard.enabled | '' | is none of its values; it takes true, false",
                "safeguard.chunkSize | 256KB | is not a size in bytes, as in 262144, 256K, 4M or 1G;"
                        + " it takes 1,024 to 1,073,741,824 bytes",
                "safeguard.progressInterval | 30 | is not a duration with its unit, as in 500ms, 30s, 5m, 0 or none;"
                        + " it takes more than 0, as in 500ms, 30s or 5m, or none",
            })
    void namesTheValuesThatASettingTakes(String key, String value, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from(key, value))
                .withMessage(key + "=" + value + " " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "safeguard.maxPacket | 1023 | 1,024 to 1,073,741,824 bytes, not 1,023",
                "safeguard.maxPacket | 2G | 1,024 to 1,073,741,824 bytes, not 2,147,483,648",
                "safeguard.maxPacket | -1 | 1,024 to 1,073,741,824 bytes, not -1",
                "safeguard.chunkSize | 0 | 1,024 to 1,073,741,824 bytes, not 0",
                "safeguard.chunkSize | 4G | 1,024 to 1,073,741,824 bytes, not 4,294,967,296",
                "safeguard.spoolThreshold | -1K | 0 to 1,073,741,824 bytes, not -1,024",
                "safeguard.progressInterval | 0 | more than 0, as in 500ms, 30s or 5m, not 0",
                "safeguard.progressInterval | -5s | more than 0, as in 500ms, 30s or 5m, not -5s",
            })
    void namesTheRangeOfAValueOutsideOfIt(String key, String value, String range) {
        assertThatIllegalArgumentException().isThrownBy(() -> from(key, value)).withMessage(key + " must be " + range);
    }

    @Test
    void takesBothEndsOfARange() {
        assertThat(from("safeguard.maxPacket", "1K").maxPacket()).isEqualTo(1024);
        assertThat(from("safeguard.maxPacket", "1G").maxPacket()).isEqualTo(1_073_741_824);
        assertThat(from("safeguard.progressInterval", "1ms").progressInterval()).isEqualTo(Duration.ofMillis(1));
        assertThat(from("safeguard.progressInterval", "none").progressInterval())
                .isEqualTo(DurationText.NONE);
    }

    @Test
    void checksRangesInTheBuilderToo() {
        SafeguardConfig.Builder builder = SafeguardConfig.builder().maxPacket(512);

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("safeguard.maxPacket must be 1,024 to 1,073,741,824 bytes, not 512");
    }
}
