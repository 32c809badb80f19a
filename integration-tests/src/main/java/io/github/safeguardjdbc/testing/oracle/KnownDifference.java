package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Transcript.Entry;
import io.github.safeguardjdbc.testing.oracle.Transcript.What;

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
            Batches batches = Batches.of(scenario);
            boolean mayHaveGaps = plain.failedBy(left.step()) || batches.upsertsBy(left.step());
            boolean sameOrder = left.seen().byOrder().equals(right.seen().byOrder());
            return mayHaveGaps && (sameOrder || mayCollide(batches, plain, left.step()));
        }

        /** A row that brings its id meets another row where other ids were generated before it. */
        private boolean mayCollide(Batches batches, Transcript plain, int step) {
            int given = batches.firstGivenId();
            return given <= step && plain.failedBy(step - 1);
        }
    },
    /** In mode {@code all} an upsert is one of many in a statement, and the server tells no numbers for each. */
    COUNTS_OF_REWRITTEN_UPSERTS {
        @Override
        boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right) {
            if (!Batches.of(scenario).upserts(left.step())) {
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
    },
    /**
     * After a failed batch, and an empty one after that, the driver shows the count of the last row that succeeded,
     * which travelled in a chunk.
     */
    UPDATE_COUNT_AFTER_A_FAILURE {
        @Override
        boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right) {
            return left.what() == What.UPDATE_COUNT && plain.failedBy(left.step());
        }
    },
    /**
     * The server says whether a transaction is open with an answer, but not with an error: after one the driver knows it from
     * the answer before, and from ours, which came when the statement had begun the transaction.
     */
    OPEN_TRANSACTION_KNOWN_SOONER {
        @Override
        boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right) {
            return left.what() == What.TRANSACTION
                    && plain.failedAt(left.step())
                    && right.seen().exact().equals("autocommit false, open true");
        }
    },
    /**
     * The driver asks for a statement's warnings when it is asked, and then gets none if another statement was executed
     * meanwhile; safeguard has asked before that, to correct LAST_INSERT_ID() after a batch that failed, or to see that a value
     * that was put together has arrived.
     */
    WARNINGS_KEPT {
        @Override
        boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right) {
            // An empty batch, which sends nothing, leaves them as they are.
            return left.what() == What.WARNINGS
                    && left.seen().exact().equals("warnings\nwarnings")
                    && plain.askedTheServer(left.step() - 1, left);
        }
    },
    /**
     * 9.7 warns of a column without a value when it executes a statement for the first time, and not again; a row with large
     * values is executed by a statement of its own.
     */
    WARNED_AGAIN {
        @Override
        boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right) {
            return left.what() == What.WARNINGS
                    && scenario.settings().link().flags().contains(Settings.Flag.SERVER_PREPARED)
                    && left.seen().exact().equals("warnings\nwarnings")
                    && right.seen().exact().lines().allMatch(this::mayComeAgain);
        }

        private boolean mayComeAgain(String line) {
            return line.equals("warnings") || line.startsWith("SQLWarning HY000/1364 ");
        }
    },
    /** The server holds what a function makes of a staged value against its limit; the comparison ends there. */
    RESULT_OF_A_FUNCTION {
        @Override
        boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right) {
            return false;
        }
    },
    /**
     * Under {@code rewriteBatchedStatements=true} the driver rewrites what safeguard does not, with counts and errors of
     * its own; a comment at the end of a statement may swallow the next one.
     */
    LEFT_TO_THE_DRIVER {
        @Override
        boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right) {
            return Batches.of(scenario).leftToDriverBy(left.step());
        }
    };

    /** Says whether the difference of two entries, of the same step unless it is this one, is this one. */
    abstract boolean excuses(Scenario scenario, Transcript plain, Entry left, Entry right);
}
