package io.github.safeguardjdbc.testing.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes random rows for statements: of any weight that a packet takes, some of them wrong. */
final class RowGenerator {
    /** Distance between explicit ids, so that no number of generated ones reaches the next. */
    private static final int ID_STEP = 100_000;

    private static final int OTHER_COLUMN = 600;
    private static final int LARGEST_SCENARIO = 1_500_000;

    /** How rows fill the AUTO_INCREMENT column where they name it. */
    private enum Ids {
        GENERATED,
        GIVEN,
        MIXED
    }

    private final Chance chance;
    private final ArgumentGenerator arguments;
    private final int limit;
    private final @Nullable SteadyTypes types;
    private final int troubleOneIn;
    private final int fatOneIn;
    private final Ids ids;
    private int numbers = 1;
    private int bytesLeft = LARGEST_SCENARIO;

    /** @param steady each parameter of a statement gets values of one type */
    RowGenerator(Chance chance, int limit, boolean steady) {
        this.chance = chance;
        this.limit = limit;
        arguments = new ArgumentGenerator(chance);
        types = steady ? new SteadyTypes() : null;
        troubleOneIn = chance.pick(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 1000, 200, 40, 8, 3);
        fatOneIn = chance.pick(1, 3, 10, 10, 100);
        ids = chance.pick(Ids.values());
    }

    /** A row, mostly of its own; {@code previous} is the row before it for the same statement, or empty. */
    List<Argument> next(Form form, List<Argument> previous) {
        List<Column> columns = form.parameters();
        int trouble = !columns.isEmpty() && chance.oneIn(troubleOneIn) ? chance.below(columns.size()) : -1;
        boolean again = trouble >= 0 && chance.coin() && columns.stream().anyMatch(Column::isUnique);
        int fat = !columns.isEmpty() && chance.oneIn(fatOneIn) ? chance.below(columns.size()) : -1;
        int number = form.inserts() && !again ? numbers++ : chance.between(1, numbers);
        Set<Column> seen = new HashSet<>();
        List<Argument> row = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (!seen.add(column)) {
                number = again ? chance.between(1, numbers) : numbers++;
            }
            if (!previous.isEmpty() && chance.oneIn(100) && mayKeep(column, previous.get(i))) {
                row.add(Argument.of(Setter.KEEP, null));
                continue;
            }
            int key = number;
            boolean wrong = i == trouble && !again;
            boolean heavy = i == fat;
            row.add(drawn(form, i, () -> argument(column, key, wrong, heavy, columns.size())));
        }
        return row;
    }

    /** A row with one value that no packet takes, or an ordinary one if the statement has no column for it. */
    List<Argument> tooLarge(Form form) {
        return withHeavy(form, limit + 1, 2 * limit);
    }

    /** A row that may or may not be too large, depending on how it is sent. */
    List<Argument> borderline(Form form) {
        return withHeavy(form, limit / 4, limit);
    }

    private List<Argument> withHeavy(Form form, int shortest, int longest) {
        List<Argument> row = new ArrayList<>(next(form, List.of()));
        List<Column> columns = form.parameters();
        for (int i = 0; i < columns.size(); i++) {
            SqlType type = columns.get(i).type();
            if (type.isHeavy() && type.capacity() >= shortest) {
                row.set(i, drawn(form, i, () -> arguments.good(type, chance.between(shortest, longest))));
                break;
            }
        }
        return row;
    }

    private Argument drawn(Form form, int parameter, Supplier<Argument> draw) {
        return types == null
                ? draw.get()
                : types.of(
                        form,
                        firstOfExpression(form, parameter),
                        form.parameters().get(parameter).type(),
                        draw);
    }

    /** The parameters of one expression, {@code COALESCE(?, ?)}, have one type. */
    private static int firstOfExpression(Form form, int parameter) {
        List<Column> columns = form.parameters();
        int first = parameter;
        while (first > 0 && columns.get(first - 1).equals(columns.get(parameter))) {
            first--;
        }
        return first;
    }

    private static boolean mayKeep(Column column, Argument last) {
        return column.role() == Column.Role.NONE && !last.setter().isSource() && last.setter() != Setter.KEEP;
    }

    private Argument argument(Column column, int number, boolean wrong, boolean fat, int columns) {
        if (wrong) {
            return wrong(column);
        }
        return switch (column.role()) {
            case AUTO_INCREMENT -> id(column, number);
            case PRIMARY, UNIQUE -> arguments.unique(column.type(), number);
            case FOREIGN_KEY -> arguments.whole(chance.between(1, Table.PARENTS));
            case CHECKED -> arguments.whole(chance.below(Table.CHECKED_BELOW));
            case NONE, GENERATED -> ordinary(column, fat, columns);
        };
    }

    private Argument ordinary(Column column, boolean fat, int columns) {
        if (!column.notNull() && chance.oneIn(8)) {
            return arguments.nothing(column.type());
        }
        if (!fat || !column.type().isHeavy()) {
            return arguments.good(column.type());
        }
        int budget = limit - OTHER_COLUMN * (columns + 2);
        int most = Math.min(bytesLeft, budget / 2) / chance.pick(1, 2, 4);
        Argument argument = arguments.good(column.type(), chance.logUniform(1, Math.max(40, most)));
        if (argument.atMost() > budget) {
            return arguments.good(column.type());
        }
        bytesLeft -= (int) argument.atLeast();
        return argument;
    }

    private Argument wrong(Column column) {
        if (column.notNull() && chance.oneIn(3)) {
            return arguments.nothing(column.type());
        }
        return switch (column.role()) {
            case FOREIGN_KEY, CHECKED -> arguments.whole(Table.CHECKED_BELOW + chance.below(100));
            default -> arguments.bad(column.type());
        };
    }

    private Argument id(Column column, int number) {
        boolean generated = ids == Ids.GENERATED || (ids == Ids.MIXED && chance.coin());
        if (!generated) {
            return arguments.whole((long) ID_STEP * number);
        }
        return chance.oneIn(5) ? arguments.whole(0) : arguments.nothing(column.type());
    }
}
