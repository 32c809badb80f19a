package io.github.safeguardjdbc.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentSettingsTest {
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void theArgumentWinsOverSystemPropertiesAndTheseOverTheEnvironment() {
        Properties settings = AgentSettings.of(
                "chunkSize=1K",
                properties("safeguard.chunkSize", "2K", "safeguard.maxPacket", "2M"),
                Map.of("SAFEGUARD_CHUNK_SIZE", "3K", "SAFEGUARD_MAX_PACKET", "3M", "SAFEGUARD_RETRY", "off"));

        assertThat(settings)
                .isEqualTo(
                        properties("safeguard.chunkSize", "1K", "safeguard.maxPacket", "2M", "safeguard.retry", "off"));
    }

    @Test
    void whatIsNotOursIsLeftOut() {
        assertThat(AgentSettings.of(
                        "", properties("java.home", "/jdk", "safeguarded", "no"), Map.of("PATH", "/bin", "SAFE", "no")))
                .isEmpty();
    }

    @Test
    void theArgumentIsAListOfSettingsByTheirShortOrFullNames() {
        assertThat(AgentSettings.of(" batchRewrite = all ,, safeguard.retry=off,", new Properties(), NOTHING))
                .isEqualTo(properties("safeguard.batchRewrite", "all", "safeguard.retry", "off"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "=all", "batchRewrite=all;chunkSize,512K"})
    void anythingElseAsAnArgumentIsRefused(String argument) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentSettings.of(argument, new Properties(), NOTHING))
                .withMessageContaining("is not a setting: the agent takes name=value,name=value");
    }

    @Test
    void isEnabledUnlessItIsSaidNotToBe() {
        assertThat(AgentSettings.enabled(new Properties())).isTrue();
        assertThat(AgentSettings.enabled(properties("safeguard.enabled", "true")))
                .isTrue();
        assertThat(AgentSettings.enabled(properties("safeguard.enabled", "FALSE")))
                .isFalse();
    }

    private static Properties properties(String... namesAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }
}
