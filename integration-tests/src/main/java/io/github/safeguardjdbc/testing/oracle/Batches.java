package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Form.Item;
import io.github.safeguardjdbc.testing.oracle.Form.Kind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which batches of a scenario go which way through safeguard and the driver behind it. */
final class Batches {
    /** From so many rows on safeguard rewrites a batch. */
    private static final int FEWEST_ROWS = 4;

    private final Set<Integer> upserting = new HashSet<>();
    private int firstUpsert = Integer.MAX_VALUE;
    private int firstLeftToDriver = Integer.MAX_VALUE;
    private int firstGivenId = Integer.MAX_VALUE;

    private final Scenario scenario;
    private @Nullable Form form;
    private int rows;
    private boolean mixed;

    private Batches(Scenario scenario) {
        this.scenario = scenario;
    }

    static Batches of(Scenario scenario) {
        Batches batches = new Batches(scenario);
        for (int i = 0; i < scenario.steps().size(); i++) {
            batches.follow(i, scenario.steps().get(i));
        }
        return batches;
    }

    private void follow(int index, Step step) {
        if (step instanceof Step.Prepare prepare) {
            form = prepare.form();
            forget();
            prepare(index, prepare.form());
            if (prepare.form().items().stream().anyMatch(item -> item.column().isAutoIncrement())) {
                firstGivenId = Math.min(firstGivenId, index);
            }
        } else if (step instanceof Step.Create) {
            form = null;
            forget();
        } else if (step instanceof Step.ClearBatch) {
            forget();
        } else if (step instanceof Step.Add) {
            rows++;
        } else if (step instanceof Step.AddSql) {
            mixed = true;
        } else if (step instanceof Step.ExecuteBatch) {
            execute(index);
            forget();
        }
        if (form != null && form.isUpsert() && scenario.settings().guard().rewritesAll()) {
            upserting.add(index);
            firstUpsert = Math.min(firstUpsert, index);
        }
    }

    private void forget() {
        rows = 0;
        mixed = false;
    }

    /** A driver that rewrites batches prepares no text with a semicolon on the server. */
    private void prepare(int index, Form prepared) {
        Settings settings = scenario.settings();
        if (settings.guard().driverRewrites()
                && settings.link().flags().contains(Settings.Flag.SERVER_PREPARED)
                && prepared.sql(scenario.table()).contains(";")) {
            firstLeftToDriver = Math.min(firstLeftToDriver, index);
        }
    }

    private void execute(int index) {
        if (scenario.settings().guard().driverRewrites() && mayBeLeftToDriver()) {
            firstLeftToDriver = Math.min(firstLeftToDriver, index);
        }
    }

    private boolean mayBeLeftToDriver() {
        // Keys of an upsert the driver counts otherwise as soon as it is told to rewrite, sent alone or not.
        if (form == null || mixed || form.isUpsert()) {
            return true;
        }
        boolean exact = scenario.settings().guard().batchRewrite() == Settings.Rewrite.EXACT;
        return !exact && !surelyRewritten(form);
    }

    private boolean surelyRewritten(Form statement) {
        boolean plain = statement.kind() == Kind.VALUES || statement.kind() == Kind.VALUES_WITHOUT_COLUMNS;
        return plain
                && !statement.items().isEmpty()
                && statement.items().stream().allMatch(Item::isParameter)
                && scenario.table().isTransactional()
                && scenario.settings().guard().batchRewrite() != Settings.Rewrite.OFF
                && rows >= FEWEST_ROWS;
    }

    /** True if the statement that a step uses is an upsert of which many may be one statement. */
    boolean upserts(int step) {
        return upserting.contains(Math.min(step, scenario.steps().size() - 1));
    }

    /** The first step that may give the AUTO_INCREMENT column a value of its own. */
    int firstGivenId() {
        return firstGivenId;
    }

    /** True if there was such an upsert up to this step. */
    boolean upsertsBy(int step) {
        return firstUpsert <= step;
    }

    /** True if a batch up to this step may have been left to the driver's own rewriting. */
    boolean leftToDriverBy(int step) {
        return firstLeftToDriver <= step;
    }
}
