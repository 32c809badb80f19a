package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.metrics.SafeguardMXBean;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/** What a native image has to keep: the class that HikariCP makes by its name, and the interface that JMX reads. */
final class SafeguardRuntimeHints implements RuntimeHintsRegistrar {
    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.reflection()
                .registerType(
                        TypeReference.of("io.github.safeguardjdbc.SafeguardExceptionOverride"),
                        MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS)
                .registerType(SafeguardMXBean.class, MemberCategory.INVOKE_PUBLIC_METHODS);
    }
}
