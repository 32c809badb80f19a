package io.github.safeguardjdbc.testing.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scenarios can be made again, and cover what they are meant to. */
class ScenarioGeneratorTest {
    private static final int SCENARIOS = 2_000;

    @Test
    void makesTheSameScenarioAgain() {
        for (int index : new int[] {0, 7, 1_234, 99_999}) {
            assertThat(new ScenarioGenerator(42).scenario(index)).isEqualTo(new ScenarioGenerator(42).scenario(index));
        }
    }

    @Test
    void makesOtherScenariosFromAnotherSeed() {
        assertThat(new ScenarioGenerator(42).scenario(7).steps())
                .isNotEqualTo(new ScenarioGenerator(43).scenario(7).steps());
    }

    @Test
    void usesEverySetterTypeSeatFlagAndFormOfStatement() {
        Set<Setter> setters = EnumSet.noneOf(Setter.class);
        Set<SqlType> types = EnumSet.noneOf(SqlType.class);
        Set<Settings.Seat> seats = EnumSet.noneOf(Settings.Seat.class);
        Set<Settings.Flag> flags = EnumSet.noneOf(Settings.Flag.class);
        Set<Form.Kind> kinds = EnumSet.noneOf(Form.Kind.class);
        Set<Column.Role> roles = EnumSet.noneOf(Column.Role.class);
        scenarios().forEach(scenario -> {
            seats.add(scenario.settings().link().seat());
            flags.addAll(scenario.settings().link().flags());
            for (Column column : scenario.table().columns()) {
                types.add(column.type());
                roles.add(column.role());
            }
            for (Step step : scenario.steps()) {
                if (step instanceof Step.Add add) {
                    add.arguments().forEach(argument -> setters.add(argument.setter()));
                } else if (step instanceof Step.Prepare prepare) {
                    kinds.add(prepare.form().kind());
                }
            }
        });
        assertThat(setters).containsExactlyInAnyOrder(Setter.values());
        assertThat(types).containsExactlyInAnyOrder(SqlType.values());
        assertThat(seats).containsExactlyInAnyOrder(Settings.Seat.values());
        assertThat(flags).containsExactlyInAnyOrder(Settings.Flag.values());
        assertThat(kinds).containsExactlyInAnyOrder(Form.Kind.values());
        assertThat(roles).containsExactlyInAnyOrder(Column.Role.values());
    }

    @Test
    void givesEachParameterAnArgument() {
        scenarios().forEach(scenario -> {
            int parameters = 0;
            for (Step step : scenario.steps()) {
                if (step instanceof Step.Prepare prepare) {
                    parameters = prepare.form().parameters().size();
                } else if (step instanceof Step.Add add) {
                    assertThat(add.arguments()).hasSize(parameters);
                }
            }
        });
    }

    @Test
    void makesBatchesOfThousandsAndValuesOfSixOrdersOfMagnitude() {
        List<Long> adds = scenarios()
                .map(scenario -> scenario.steps().stream()
                        .filter(Step.Add.class::isInstance)
                        .count())
                .toList();
        assertThat(adds).anyMatch(count -> count > 1_500).anyMatch(count -> count == 1);
        IntStream lengths = scenarios()
                .flatMap(scenario -> scenario.steps().stream())
                .flatMap(step -> step instanceof Step.Add add ? add.arguments().stream() : Stream.empty())
                .mapToInt(argument -> argument.value() instanceof Filler filler ? filler.length() : 1);
        int[] magnitudes = new int[8];
        lengths.forEach(length -> magnitudes[(int) Math.log10(Math.max(1, length))]++);
        assertThat(magnitudes).satisfies(counts -> {
            for (int magnitude = 0; magnitude < 6; magnitude++) {
                assertThat(counts[magnitude]).as("values of 10^%d", magnitude).isPositive();
            }
        });
    }

    private static Stream<Scenario> scenarios() {
        ScenarioGenerator generator = new ScenarioGenerator(42);
        return IntStream.range(0, SCENARIOS).mapToObj(generator::scenario);
    }
}
