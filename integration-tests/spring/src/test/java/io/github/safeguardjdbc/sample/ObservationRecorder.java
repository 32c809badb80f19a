package io.github.safeguardjdbc.sample;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.List;

/** Writes down what happens to the observation called {@code request} and to those that begin within it. */
record ObservationRecorder(List<String> seen) implements ObservationHandler<Observation.Context> {
    @Override
    public void onStart(Observation.Context context) {
        seen.add("start " + context.getName());
    }

    @Override
    public void onEvent(Observation.Event event, Observation.Context context) {
        seen.add(event.getName());
    }

    @Override
    public void onStop(Observation.Context context) {
        seen.add("stop " + context.getName());
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context.getName() != null
                && (context.getName().equals("request") || context.getParentObservation() != null);
    }
}
