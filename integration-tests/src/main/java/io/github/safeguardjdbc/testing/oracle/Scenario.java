package io.github.safeguardjdbc.testing.oracle;

import java.util.List;

/**
 * A program, what it runs on, and where it comes from.
 *
 * @param seed with {@code index} makes the scenario again
 */
record Scenario(long seed, int index, Settings settings, Table table, List<Step> steps) {
    private static final int SHOWN_STEPS = 60;
    private static final int SHOWN_CHARACTERS = 600;

    Scenario {
        steps = List.copyOf(steps);
    }

    Scenario withSteps(List<Step> other) {
        return new Scenario(seed, index, settings, table, other);
    }

    Scenario with(Settings other) {
        return new Scenario(seed, index, other, table, steps);
    }

    Scenario with(Table other) {
        return new Scenario(seed, index, settings, other, steps);
    }

    /** True if rows may bring values for the AUTO_INCREMENT column. */
    boolean givesIds() {
        return steps.stream()
                .anyMatch(step -> step instanceof Step.Prepare prepare
                        && prepare.form().parameters().stream().anyMatch(Column::isAutoIncrement));
    }

    /** The program for people. */
    String listing() {
        StringBuilder text = new StringBuilder();
        text.append(settings.link()).append('\n').append(settings.guard()).append('\n');
        table.creation().forEach(sql -> text.append(sql).append(";\n"));
        for (int i = 0; i < steps.size(); i++) {
            if (i < SHOWN_STEPS || i >= steps.size() - SHOWN_STEPS) {
                text.append(String.format("%4d  %s%n", i, shown(steps.get(i))));
            } else if (i == SHOWN_STEPS) {
                text.append("      ...\n");
            }
        }
        return text.toString();
    }

    private String shown(Step step) {
        String line = step instanceof Step.Prepare prepare
                ? "Prepare " + prepare.keys() + " " + prepare.form().sql(table)
                : step.toString();
        return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
