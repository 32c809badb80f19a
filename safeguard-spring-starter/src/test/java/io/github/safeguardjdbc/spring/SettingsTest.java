package io.github.safeguardjdbc.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.safeguardjdbc.BatchRewrite;
import io.github.safeguardjdbc.Mode;
import io.github.safeguardjdbc.OversizeReads;
import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.OversizeValues;
import io.github.safeguardjdbc.Retry;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SplitInserts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.util.unit.DataSize;

/** Every setting of safeguard is a property, and is described. */
class SettingsTest {

    private static Set<String> settingsInDashes() {
        Set<String> names = new TreeSet<>();
        SafeguardConfig.defaults().toMap().keySet().forEach(key -> names.add(PropertyNames.dashed(key)));
        return names;
    }

    @Test
    void everySettingIsAProperty() {
        Set<String> properties = new TreeSet<>();
        Arrays.stream(PropertyAccessorFactory.forBeanPropertyAccess(new SafeguardSettings())
                        .getPropertyDescriptors())
                .map(property -> property.getName())
                .filter(name -> !name.equals("class"))
                .forEach(name -> properties.add("safeguard." + PropertyNames.dashed(name)));

        assertThat(properties).isEqualTo(settingsInDashes());
    }

    @Test
    void everyPropertyReachesItsSetting() {
        SafeguardProperties properties = new SafeguardProperties();
        properties.setEnabled(false);
        properties.setMaxPacket(DataSize.ofMegabytes(8));
        properties.setBatchRewrite(BatchRewrite.ALL);
        properties.setChunkSize(DataSize.ofKilobytes(64));
        properties.setSpoolThreshold(DataSize.ofKilobytes(1));
        properties.setProgressInterval(Duration.ofSeconds(1));
        properties.setIdlePingAfter(Duration.ofSeconds(2));
        properties.setPingTimeout(Duration.ofSeconds(3));
        properties.setMode(Mode.ADVISE);
        properties.setOversizeStatements(OversizeStatements.SPLIT);
        properties.setAssembleUpTo(DataSize.ofMegabytes(1));
        properties.setSplitInserts(SplitInserts.ALWAYS);
        properties.setOversizeValues(OversizeValues.REFUSE);
        properties.setOversizeReads(OversizeReads.REFUSE);
        properties.setRetry(Retry.OFF);

        Map<String, String> settings = properties.configOf("dataSource").toMap();

        Map<String, String> defaults = SafeguardConfig.defaults().toMap();
        assertThat(settings)
                .hasSameSizeAs(defaults)
                .allSatisfy((name, value) -> assertThat(value).as(name).isNotEqualTo(defaults.get(name)));
        assertThat(settings)
                .containsEntry("safeguard.maxPacket", "8M")
                .containsEntry("safeguard.idlePingAfter", "2s")
                .containsEntry("safeguard.retry", "off");
    }

    @Test
    void whatWasNotSetIsTheDefault() {
        assertThat(new SafeguardProperties().configOf("dataSource")).isEqualTo(SafeguardConfig.defaults());
    }

    @Test
    void ofADataSourceItsOwnSettingsWin() {
        SafeguardProperties properties = new SafeguardProperties();
        properties.setRetry(Retry.PROVEN);
        properties.setPingTimeout(Duration.ofSeconds(1));
        SafeguardSettings own = new SafeguardSettings();
        own.setRetry(Retry.OFF);
        properties.setDatasource(Map.of("orders", own));

        assertThat(properties.configOf("orders").retry()).isEqualTo(Retry.OFF);
        assertThat(properties.configOf("orders").pingTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(properties.configOf("stock").retry()).isEqualTo(Retry.PROVEN);
    }

    @Test
    void aValueOutsideOfItsRangeIsRefusedWithTheNameOfTheDataSource() {
        SafeguardProperties properties = new SafeguardProperties();
        properties.setChunkSize(DataSize.ofBytes(1));

        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> properties.configOf("orders"))
                .withMessage(
                        "The settings of data source 'orders': safeguard.chunkSize must be 1,024 to 1,073,741,824 bytes,"
                                + " not 1");
    }

    @Test
    void everyPropertyIsDescribedWithItsDefault() throws IOException {
        Map<String, JsonNode> described = new TreeMap<>();
        try (InputStream metadata = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            new ObjectMapper()
                    .readTree(metadata)
                    .get("properties")
                    .forEach(property -> described.put(property.get("name").asText(), property));
        }
        Map<String, String> defaults = new TreeMap<>();
        SafeguardConfig.defaults().toMap().forEach((name, value) -> defaults.put(PropertyNames.dashed(name), value));

        assertThat(described.keySet()).containsAll(settingsInDashes());
        assertThat(described.values())
                .allSatisfy(property -> assertThat(property.path("description").asText())
                        .as("%s", property)
                        .isNotEmpty());
        defaults.forEach((name, value) -> assertThat(
                        described.get(name).path("defaultValue").asText())
                .as(name)
                // Spring writes 1MB for our 1M.
                .isIn(value, value + "B"));
    }
}
