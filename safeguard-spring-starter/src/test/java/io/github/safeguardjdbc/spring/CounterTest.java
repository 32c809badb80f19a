package io.github.safeguardjdbc.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.metrics.SafeguardMXBean;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What safeguard counts has a meter. */
class CounterTest {
    /** One with a tag, and a gauge. */
    private static final Set<String> MEASURED_OTHERWISE = Set.of("getRetriesDeclined", "getLargestPayload");

    @Test
    void everyCounterIsThereOnce() {
        Set<String> read = new TreeSet<>(MEASURED_OTHERWISE);
        SafeguardMXBean counters = (SafeguardMXBean) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SafeguardMXBean.class}, (proxy, method, arguments) -> {
                    assertThat(read.add(method.getName())).as(method.getName()).isTrue();
                    return 1L;
                });
        Counter.ALL.forEach(counter -> assertThat(counter.read(counters)).isOne());

        assertThat(read)
                .containsExactlyElementsOf(Arrays.stream(SafeguardMXBean.class.getMethods())
                        .map(Method::getName)
                        .sorted()
                        .toList());
    }

    @Test
    void namesAreThoseOfMetersAndEndInTheirUnit() {
        assertThat(Counter.ALL)
                .extracting(Counter::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+\\.[a-z]+"));
        assertThat(Counter.ALL).extracting(Counter::unit).contains("rows", "statements", "bytes", "pings");
    }

    @Test
    void theTagIsTheNameThatSpringBootGivesTheDataSource() {
        assertThat(SafeguardMeters.nameOf("dataSource")).isEqualTo("dataSource");
        assertThat(SafeguardMeters.nameOf("ordersDataSource")).isEqualTo("orders");
        assertThat(SafeguardMeters.nameOf("orders")).isEqualTo("orders");
    }
}
