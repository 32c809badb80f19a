package io.github.safeguardjdbc.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardEvent.Refused;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // A registration is there to be there.
class MBeanRegistrationTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final SafeguardCounters counters = new SafeguardCounters();
    private final Object owner = new Object();

    private static ObjectName objectName(String name) throws Exception {
        return new ObjectName("io.github.safeguardjdbc:type=DataSource,name=" + name);
    }

    @Test
    void showsTheCounters() throws Exception {
        try (MBeanRegistration registration = MBeanRegistration.register(owner, counters, "shown")) {
            counters.onEvent(new Refused("UPDATE t", 2048, 1023));

            assertThat(server.getAttribute(objectName("shown"), "Refused")).isEqualTo(1L);
            assertThat(server.getAttribute(objectName("shown"), "LargestPayload"))
                    .isEqualTo(2048L);
            assertThat(server.getMBeanInfo(objectName("shown")).getAttributes())
                    .extracting(attribute -> attribute.getName())
                    .containsExactlyInAnyOrder(
                            "BatchesRewritten",
                            "RowsRewritten",
                            "StatementsSent",
                            "RowFallbacks",
                            "StatementsAssembled",
                            "InsertsSplit",
                            "Advised",
                            "ValuesStreamed",
                            "ValuesStaged",
                            "ValueBytes",
                            "Refused",
                            "Bytes",
                            "LargestPayload",
                            "Pings",
                            "ConnectionsReplaced",
                            "Retries",
                            "RetriesDeclined");
        }
        assertThat(server.isRegistered(objectName("shown"))).isFalse();
    }

    @Test
    void takesTheNextNumberWhereTheNameIsTaken() throws Exception {
        MBeanRegistration first = MBeanRegistration.register(owner, counters, "twins");
        MBeanRegistration second = MBeanRegistration.register(owner, new SafeguardCounters(), "twins");
        assertThat(server.isRegistered(objectName("twins-2"))).isTrue();

        first.close();
        assertThat(server.isRegistered(objectName("twins"))).isFalse();
        assertThat(server.isRegistered(objectName("twins-2"))).isTrue();

        second.close();
        assertThat(server.isRegistered(objectName("twins-2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a=b", "a:b", "\"a\"", "a*", "a?", "", "a\nb"})
    void quotesNamesThatJmxWouldMisread(String name) throws Exception {
        try (MBeanRegistration registration = MBeanRegistration.register(owner, counters, name)) {
            assertThat(server.isRegistered(objectName(ObjectName.quote(name)))).isTrue();
        }
    }

    @Test
    void outlivesASecondCloseAndSomebodyElsesUnregistering() throws Exception {
        MBeanRegistration registration = MBeanRegistration.register(owner, counters, "gone");
        server.unregisterMBean(objectName("gone"));

        registration.close();
        try (MBeanRegistration successor = MBeanRegistration.register(owner, counters, "gone")) {
            registration.close();

            assertThat(server.isRegistered(objectName("gone"))).isTrue();
        }
    }

    @Test
    void doesNotFailWhereTheServerRefuses() throws Exception {
        for (int n = 1; n <= 1_000; n++) {
            server.registerMBean(new SafeguardCounters(), objectName(n == 1 ? "crowd" : "crowd-" + n));
        }

        MBeanRegistration refused = MBeanRegistration.register(owner, counters, "crowd");
        assertThat(server.isRegistered(objectName("crowd-1001"))).isFalse();
        refused.close();

        assertThat(server.queryNames(objectName("crowd*"), null)).hasSize(1_000);
        for (ObjectName name : server.queryNames(objectName("crowd*"), null)) {
            server.unregisterMBean(name);
        }
    }

    @Test
    void endsWhenItsOwnerIsGarbage() throws Exception {
        registerForGarbage();

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (server.isRegistered(objectName("garbage")) && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(server.isRegistered(objectName("garbage"))).isFalse();
    }

    private void registerForGarbage() throws Exception {
        MBeanRegistration.register(new Object(), counters, "garbage");
        assertThat(server.isRegistered(objectName("garbage"))).isTrue();
    }
}
