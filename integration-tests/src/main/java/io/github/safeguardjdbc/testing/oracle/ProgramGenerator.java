package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Step.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes random programs for a table. */
final class ProgramGenerator {
    private static final int MOST_ROWS = 3000;
    private static final int MOST_PARAMETERS = 20_000;

    private final Chance chance;
    private final FormGenerator forms;
    private final RowGenerator rows;
    private final LiteralGenerator literals;
    private final List<Step> steps = new ArrayList<>();
    /** Begun through JDBC, which knows of no other. */
    private boolean inTransaction;

    /** @param mark a comment for all prepared statements */
    ProgramGenerator(Chance chance, Table table, Settings settings, String mark) {
        this.chance = chance;
        int limit = settings.guard().limit();
        forms = new FormGenerator(chance, table, mark);
        rows = new RowGenerator(chance, limit, settings.link().flags().contains(Settings.Flag.SERVER_PREPARED));
        literals = new LiteralGenerator(chance, table, limit);
    }

    List<Step> next() {
        begin();
        int statements = chance.pick(1, 1, 1, 2, 3);
        for (int i = 0; i < statements; i++) {
            boolean saved = inTransaction && chance.oneIn(3);
            if (saved) {
                steps.add(new Step.SetSavepoint("s" + i));
            }
            if (chance.oneIn(8)) {
                plain();
            } else {
                prepared(i == 0 ? forms.insert() : forms.next());
            }
            if (chance.oneIn(15)) {
                steps.add(new Step.LookForOthers());
            }
            if (saved) {
                steps.add(chance.coin() ? new Step.RollbackTo("s" + i) : new Step.Release("s" + i));
            }
        }
        end();
        return steps;
    }

    private void begin() {
        if (chance.oneIn(25)) {
            steps.add(new Step.Execute("SET SESSION sql_mode = '"
                    + chance.pick("", "STRICT_TRANS_TABLES", "STRICT_ALL_TABLES,NO_ZERO_DATE") + "'"));
        }
        if (chance.oneIn(15)) {
            steps.add(new Step.Execute("SET SESSION auto_increment_increment = " + chance.between(2, 5)));
        }
        inTransaction = chance.coin();
        if (inTransaction) {
            steps.add(new Step.AutoCommit(false));
        } else if (chance.oneIn(6)) {
            steps.add(new Step.Execute("START TRANSACTION"));
        }
    }

    private void end() {
        if (inTransaction && !chance.oneIn(5)) {
            steps.add(chance.oneIn(3) ? new Step.Rollback() : new Step.Commit());
        } else if (inTransaction) {
            steps.add(new Step.AutoCommit(true));
        } else if (chance.oneIn(3)) {
            steps.add(new Step.Execute(chance.pick("COMMIT", "ROLLBACK")));
        }
    }

    private void prepared(Form form) {
        steps.add(new Step.Prepare(form, chance.pick(Keys.NONE, Keys.FLAG, Keys.FLAG, Keys.NAMES, Keys.INDEXES)));
        int batches = chance.pick(1, 1, 1, 2, 3);
        for (int i = 0; i < batches; i++) {
            batch(form);
        }
        if (chance.oneIn(8)) {
            steps.add(new Step.Update(rows.next(form, List.of())));
        }
    }

    private void batch(Form form) {
        int count = count(form);
        int special = chance.oneIn(30) ? chance.below(count) : -1;
        boolean tooLarge = chance.coin();
        List<Argument> previous = List.of();
        for (int i = 0; i < count; i++) {
            if (i == special) {
                steps.add(new Step.Add(tooLarge ? rows.tooLarge(form) : rows.borderline(form)));
                previous = List.of();
            } else {
                previous = rows.next(form, previous);
                steps.add(new Step.Add(previous));
            }
            noise();
        }
        execute();
    }

    private int count(Form form) {
        int most = Math.max(
                1, Math.min(MOST_ROWS, MOST_PARAMETERS / (1 + form.parameters().size())));
        int usual = chance.pick(3, 10, 10, 40, 40, 150);
        return chance.logUniform(1, chance.oneIn(60) ? most : Math.min(usual, most));
    }

    /** What programs seldom do between two rows. */
    private void noise() {
        switch (chance.below(1500)) {
            case 0 -> steps.add(new Step.ClearBatch());
            case 1, 2 -> steps.add(new Step.ClearParameters());
            case 3 -> steps.add(new Step.AddSql("INSERT INTO log (at_call) VALUES (-1)"));
            case 4 -> steps.add(new Step.Execute("SELECT 1"));
            default -> {}
        }
    }

    private void execute() {
        List<Probe> probes = new ArrayList<>(Arrays.asList(Probe.values()));
        for (int i = probes.size() - 1; i > 0; i--) {
            probes.add(probes.remove(chance.below(i + 1)));
        }
        steps.add(new Step.ExecuteBatch(chance.oneIn(3), probes));
        if (chance.oneIn(20)) {
            steps.add(new Step.ExecuteBatch(false, probes));
        }
    }

    private void plain() {
        steps.add(new Step.Create());
        Form form = forms.next();
        int count = chance.logUniform(1, 30);
        for (int i = 0; i < count; i++) {
            steps.add(new Step.AddSql(literals.next(chance.oneIn(4) ? forms.next() : form)));
        }
        if (chance.oneIn(30)) {
            steps.add(new Step.AddSql(literals.tooLarge()));
        }
        execute();
    }
}
