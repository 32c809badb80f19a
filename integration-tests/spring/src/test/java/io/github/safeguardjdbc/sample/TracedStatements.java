package io.github.safeguardjdbc.sample;

import com.p6spy.engine.common.StatementInformation;
import com.p6spy.engine.event.SimpleJdbcEventListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down the statements that a {@link Tracer} tells of, whichever it is. */
final class TracedStatements extends SimpleJdbcEventListener
        implements ObservationHandler<Observation.Context>, AutoConfigurationCustomizerProvider {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    /** As they ended since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(seen);
        seen.clear();
        return taken;
    }

    /** Of p6spy. */
    @Override
    public void onAfterAnyExecute(StatementInformation statement, long nanos, SQLException failure) {
        seen.add(statement.getSql());
    }

    /** Of datasource-micrometer. */
    @Override
    public boolean supportsContext(Observation.Context context) {
        return "jdbc.query".equals(context.getName());
    }

    @Override
    public void onStop(Observation.Context context) {
        seen.add(context.getHighCardinalityKeyValues().toString());
    }

    /** Of OpenTelemetry. */
    @Override
    public void customize(AutoConfigurationCustomizer sdk) {
        sdk.addTracerProviderCustomizer((tracers, settings) -> tracers.addSpanProcessor(new Spans()));
    }

    private final class Spans implements SpanProcessor {
        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            throw new AssertionError("it was not asked for");
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            if (span.getInstrumentationScopeInfo().getName().equals("io.opentelemetry.jdbc")) {
                seen.add(span.toSpanData().getAttributes().toString());
            }
        }
    }
}
