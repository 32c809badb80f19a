package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Transcript.Entry;
import io.github.safeguardjdbc.testing.oracle.Transcript.What;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what the two sides saw of a scenario. */
final class Comparison {
    private final Scenario scenario;
    private final Transcript plain;
    private final Transcript guarded;
    private final Set<KnownDifference> excuses = EnumSet.noneOf(KnownDifference.class);

    Comparison(Scenario scenario, Transcript plain, Transcript guarded) {
        this.scenario = scenario;
        this.plain = plain;
        this.guarded = guarded;
    }

    /** The known differences that {@link #difference} passed over. */
    Set<KnownDifference> excuses() {
        return excuses;
    }

    /** The first difference that is not a known one. */
    Optional<Difference> difference() {
        Optional<Difference> refusal = refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        int end = Math.min(guarded.refusedAt().orElse(Integer.MAX_VALUE), limitedAt());
        List<Entry> left = before(plain, end);
        List<Entry> right = before(guarded, end);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            if (i >= left.size() || i >= right.size()) {
                return Optional.of(oneEnds(left, right, i)).filter(this::isNotTheDrivers);
            }
            if (differs(left.get(i), right.get(i))) {
                return Optional.of(difference(left.get(i), right.get(i)));
            }
        }
        return Optional.empty();
    }

    /** From there on the programs differ: one went on with a row that the other could not have. */
    private int limitedAt() {
        if (guarded.limitedAt().isEmpty() || plain.limitedAt().isPresent()) {
            return Integer.MAX_VALUE;
        }
        excuses.add(KnownDifference.RESULT_OF_A_FUNCTION);
        return guarded.limitedAt().getAsInt();
    }

    private boolean isNotTheDrivers(Difference difference) {
        return !Batches.of(scenario).leftToDriverBy(difference.step());
    }

    /** What is wrong with a refusal. */
    private Optional<Difference> refusal() {
        int refused = guarded.refusedAt().orElse(-1);
        for (Entry entry : guarded.entries()) {
            if (entry.what() == What.REFUSAL && !entry.seen().exact().equals(Refusal.NONE)) {
                String text = (guarded.fits().get(refused) == Fit.SURELY ? "refused though it fits: " : "")
                        + entry.seen().exact();
                return Optional.of(new Difference(entry.step(), What.REFUSAL, Refusal.NONE, text));
            }
        }
        return Optional.empty();
    }

    /** What was seen before a step; at a program's end in any case. */
    private List<Entry> before(Transcript transcript, int step) {
        int end = Math.min(step, scenario.steps().size() + 1);
        return transcript.entries().stream().filter(entry -> entry.step() < end).toList();
    }

    private boolean differs(Entry left, Entry right) {
        if (left.step() != right.step() || left.what() != right.what()) {
            return !excusedBy(KnownDifference.LEFT_TO_THE_DRIVER, left, right);
        }
        return !left.seen().exact().equals(right.seen().exact()) && !excused(left, right);
    }

    private boolean excused(Entry left, Entry right) {
        return Arrays.stream(KnownDifference.values()).anyMatch(known -> excusedBy(known, left, right));
    }

    private boolean excusedBy(KnownDifference known, Entry left, Entry right) {
        return known.excuses(scenario, plain, left, right) && (excuses.contains(known) || excuses.add(known));
    }

    private static Difference difference(Entry left, Entry right) {
        String prefix = left.what() == right.what() && left.step() == right.step()
                ? ""
                : "step " + right.step() + " " + right.what() + " ";
        return new Difference(
                left.step(),
                left.what(),
                left.seen().exact(),
                prefix + right.seen().exact());
    }

    private static Difference oneEnds(List<Entry> left, List<Entry> right, int index) {
        boolean plainGoesOn = index < left.size();
        Entry more = plainGoesOn ? left.get(index) : right.get(index);
        String text = more.seen().exact();
        return new Difference(more.step(), more.what(), plainGoesOn ? text : "(ends)", plainGoesOn ? "(ends)" : text);
    }
}
