package io.github.safeguardjdbc.testing.benchmark;

import java.util.Locale;

/** Figures as the tables show them. */
final class Figures {
    private Figures() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String micros(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String millis(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    static String bytes(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
