package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Form.Dress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Simpler variants of scenarios. */
final class Narrowing {
    private Narrowing() {}

    /** The scenario for a table that lacks a column; empty if it makes no sense without. */
    static Optional<Scenario> without(Scenario scenario, Column column) {
        boolean named = scenario.steps().stream().anyMatch(step -> step instanceof Step.AddSql);
        if (named || scenario.table().columns().size() == 1) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        List<Column> parameters = List.of();
        for (Step step : scenario.steps()) {
            if (step instanceof Step.Prepare prepare) {
                Form form = prepare.form().without(column);
                if (form == null) {
                    return Optional.empty();
                }
                parameters = prepare.form().parameters();
                steps.add(new Step.Prepare(form, prepare.keys()));
            } else if (step instanceof Step.Add add) {
                steps.add(new Step.Add(without(add.arguments(), parameters, column)));
            } else if (step instanceof Step.Update update) {
                steps.add(new Step.Update(without(update.arguments(), parameters, column)));
            } else {
                steps.add(step);
            }
        }
        return Optional.of(scenario.with(scenario.table().without(column)).withSteps(steps));
    }

    private static List<Argument> without(List<Argument> arguments, List<Column> parameters, Column column) {
        List<Argument> rest = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (i >= parameters.size() || !parameters.get(i).equals(column)) {
                rest.add(arguments.get(i));
            }
        }
        return rest;
    }

    /** The scenario with all statements spelled in the same way. */
    static Scenario dressed(Scenario scenario, Dress dress) {
        return scenario.withSteps(scenario.steps().stream()
                .map(step -> step instanceof Step.Prepare prepare
                        ? new Step.Prepare(prepare.form().with(dress), prepare.keys())
                        : step)
                .toList());
    }
}
