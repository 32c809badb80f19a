package io.github.safeguardjdbc.testing.oracle;

import java.util.List;
import java.util.SplittableRandom;

/** Repeatable random choices. */
final class Chance {
    private final SplittableRandom random;

    private Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Returns the choices that belong to a seed and to a purpose's number under it. */
    static Chance of(long seed, long number) {
        return new Chance(new SplittableRandom(seed + number * 0x9E3779B97F4A7C15L).nextLong());
    }

    long bits() {
        return random.nextLong();
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    boolean coin() {
        return random.nextBoolean();
    }

    /** A number from {@code low} to {@code high}, each order of magnitude as likely as any other. */
    int logUniform(int low, int high) {
        double exponent = Math.log(low) + random.nextDouble() * (Math.log(high + 1.0) - Math.log(low));
        return (int) Math.min(high, Math.max(low, Math.exp(exponent)));
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
