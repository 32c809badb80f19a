package io.github.safeguardjdbc.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What does not go together is found, and what does is left in peace. */
class ContradictionsTest {
    private static final int LIMIT = 4 << 20;

    private static ServerFacts server(int waitTimeoutSeconds) {
        return new ServerFacts("9.7.4", LIMIT, LIMIT, Duration.ofSeconds(waitTimeoutSeconds), false, false, false);
    }

    private static PoolTimes pool(int maxLifetime, int keepalive, int idleTimeout) {
        return new PoolTimes(
                Duration.ofSeconds(maxLifetime), Duration.ofSeconds(keepalive), Duration.ofSeconds(idleTimeout));
    }

    private static List<String> found(ServerFacts server, PoolTimes pool, SafeguardConfig config) {
        return new Contradictions(server, pool, config).all();
    }

    private static SafeguardConfig.Builder config() {
        return SafeguardConfig.builder();
    }

    @Test
    void theDefaultsGoTogether() {
        assertThat(found(server(28_800), pool(1_800, 120, 0), SafeguardConfig.defaults()))
                .isEmpty();
        assertThat(found(server(28_800), null, SafeguardConfig.defaults())).isEmpty();
    }

    @Test
    void aPoolThatKeepsConnectionsLongerThanTheServer() {
        SafeguardConfig config = config().idlePingAfter(Duration.ofSeconds(5)).build();

        assertThat(found(server(60), pool(1_800, 0, 0), config))
                .containsExactly(
                        "the server closes connections that were idle for 60 s (wait_timeout), and the pool keeps them idle for"
                                + " 1800 s; set the pool's keepalive-time or max-lifetime below 60 s, or raise wait_timeout");
        assertThat(found(server(60), pool(0, 0, 0), config))
                .singleElement()
                .asString()
                .contains("idle for ever");
        assertThat(found(server(60), pool(1_800, 30, 0), config)).isEmpty();
        assertThat(found(server(60), pool(1_800, 0, 50), config)).isEmpty();
        assertThat(found(server(60), pool(50, 0, 0), config)).isEmpty();
    }

    @Test
    void aPingThatComesTooLate() {
        assertThat(found(server(20), null, SafeguardConfig.defaults()))
                .containsExactly(
                        "the server closes connections that were idle for 20 s (wait_timeout), before safeguard asks"
                                + " them (30 s); set safeguard.idle-ping-after below 20 s");
        assertThat(found(server(20), null, config().idlePingAfter(Duration.ZERO).build()))
                .isEmpty();
    }

    @Test
    void limitsThatAreLowerThanTheyNeedToBeOrHaveNoEffect() {
        ServerFacts lowered = new ServerFacts("9.7.4", LIMIT, 1 << 20, Duration.ofHours(8), false, false, false);

        assertThat(found(lowered, null, SafeguardConfig.defaults()))
                .containsExactly(
                        "the driver's maxAllowedPacket (1,048,576 bytes) is lower than the server's max_allowed_packet"
                                + " (4,194,304); take it out of the URL");
        assertThat(found(server(28_800), null, config().maxPacket(8 << 20).build()))
                .containsExactly(
                        "safeguard.max-packet (8,388,608 bytes) is above what the server takes (4,194,304) and has no"
                                + " effect");
        assertThat(found(server(28_800), null, config().maxPacket(1 << 20).build()))
                .isEmpty();
    }

    @Test
    void settingsOfTheDriverThatHideWhatHappens() {
        ServerFacts facts = new ServerFacts("9.7.4", LIMIT, LIMIT, Duration.ofHours(8), false, true, true);

        assertThat(found(facts, null, SafeguardConfig.defaults()))
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning).startsWith("autoReconnect=true"))
                .anySatisfy(warning -> assertThat(warning).startsWith("cacheServerConfiguration=true"));
    }
}
