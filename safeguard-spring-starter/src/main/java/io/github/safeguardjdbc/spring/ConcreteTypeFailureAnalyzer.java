package io.github.safeguardjdbc.spring;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do where somebody wants the pool's own class injected, and gets the guard. */
final class ConcreteTypeFailureAnalyzer extends AbstractFailureAnalyzer<BeanNotOfRequiredTypeException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanNotOfRequiredTypeException cause) {
        return cause.getActualType() == GuardedDataSource.class
                        && DataSource.class.isAssignableFrom(cause.getRequiredType())
                ? analysis(cause.getBeanName(), cause.getRequiredType(), cause)
                : null;
    }

    static FailureAnalysis analysis(String beanName, Class<?> required, Throwable cause) {
        String pool = required.getSimpleName();
        return new FailureAnalysis(
                "The bean '" + beanName + "' was asked for as a " + pool
                        + ", and it is guarded by safeguard and so no longer one.",
                "Ask for a DataSource, and call unwrap(" + pool
                        + ".class) on it where the pool itself is needed; or leave it untouched with safeguard.exclude="
                        + beanName,
                cause);
    }
}
