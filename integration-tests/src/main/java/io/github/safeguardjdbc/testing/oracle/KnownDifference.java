package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Transcript.Entry;
import io.github.safeguardjdbc.testing.oracle.Transcript.What;

/** A difference between plain Connector/J and safeguard that is meant to be, and that the README names. */
enum KnownDifference {
    /**
     * A multi-row statement that fails was undone by the server, but the ids it had taken are not given out again: the
     * rows that are then sent one by one, and all after them, have higher ids than on the plain path. Their order is
     * the same.
     */
    GAPS_IN_GENERATED_IDS {
        @Override
        boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right) {
            return plain.failedBy(left.step())
                    && left.seen().byOrder().equals(right.seen().byOrder());
        }
    },
    /** In mode {@code all} an upsert is one of many in a statement, and the server tells no numbers for each. */
    COUNTS_OF_REWRITTEN_UPSERTS {
        @Override
        boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right) {
            return scenario.settings().guard().rewritesAll()
                    && left.what() != What.ROWS
                    && left.what() != What.TRANSACTION
                    && left.what() != What.VALID
                    && upserts(scenario, left.step());
        }
    };

    abstract boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right);

    /** True if the statement that a step uses is an upsert. */
    private static boolean upserts(Scenario scenario, int step) {
        for (int i = Math.min(step, scenario.steps().size() - 1); i >= 0; i--) {
            if (scenario.steps().get(i) instanceof Step.Prepare prepare) {
                return prepare.form().isUpsert();
            }
        }
        return false;
    }
}
