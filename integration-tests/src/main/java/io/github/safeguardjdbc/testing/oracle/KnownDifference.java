package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Transcript.Entry;

/** A difference between plain Connector/J and safeguard that is meant to be, and that the README names. */
enum KnownDifference {
    /**
     * A multi-row statement that fails was undone by the server, but the ids it had taken are not given out again: the
     * rows that are then sent one by one, and all after them, have higher ids than on the plain path. In mode {@code
     * all} the ids that ignored and updated rows use up are others, too. Their order is the same.
     */
    GAPS_IN_GENERATED_IDS {
        @Override
        boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right) {
            boolean mayHaveGaps = plain.failedBy(left.step()) || rewritesUpserts(scenario, left.step());
            return mayHaveGaps && left.seen().byOrder().equals(right.seen().byOrder());
        }
    },
    /** In mode {@code all} an upsert is one of many in a statement, and the server tells no numbers for each. */
    COUNTS_OF_REWRITTEN_UPSERTS {
        @Override
        boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right) {
            if (!scenario.settings().guard().rewritesAll() || !isUpsert(scenario, left.step())) {
                return false;
            }
            return switch (left.what()) {
                case RESULT, KEYS, WARNINGS, UPDATE_COUNT, LAST_INSERT_ID, ROW_COUNT -> true;
                case EXCEPTION ->
                    Failures.withoutCounts(left.seen().exact())
                            .equals(Failures.withoutCounts(right.seen().exact()));
                case UNSEEN, TRANSACTION, ROWS, REFUSAL, VALID -> false;
            };
        }
    };

    /** Says whether the difference of two entries of the same step and kind is this one. */
    abstract boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right);

    /** True if an upsert up to this step may have been one of many in a statement. */
    private static boolean rewritesUpserts(Scenario scenario, int step) {
        return scenario.settings().guard().rewritesAll()
                && scenario.steps().stream()
                        .limit(step + 1L)
                        .anyMatch(earlier -> earlier instanceof Step.Prepare prepare
                                && prepare.form().isUpsert());
    }

    /** True if the prepared statement that a step uses is an upsert. */
    private static boolean isUpsert(Scenario scenario, int step) {
        for (int i = Math.min(step, scenario.steps().size() - 1); i >= 0; i--) {
            if (scenario.steps().get(i) instanceof Step.Prepare prepare) {
                return prepare.form().isUpsert();
            }
        }
        return false;
    }
}
