package io.github.safeguardjdbc.doctor.survey;

import java.time.Duration;
import java.util.Locale;

/** Sizes and times as people read them. */
public final class Quantity {
    private static final String[] UNITS = {"KiB", "MiB", "GiB"};

    private Quantity() {}

    /** {@code 64 MiB (67,108,864 bytes)}, or {@code 1,000 bytes} where no unit fits without a fraction. */
    public static String bytes(long bytes) {
        String exact = String.format(Locale.ROOT, "%,d bytes", bytes);
        long number = bytes;
        int unit = -1;
        while (number > 0 && number % 1024 == 0 && unit < UNITS.length - 1) {
            number /= 1024;
            unit++;
        }
        return unit < 0 ? exact : number + " " + UNITS[unit] + " (" + exact + ")";
    }

    /** {@code 64.0 MiB}: short, rounded. */
    public static String roundBytes(long bytes) {
        double number = bytes;
        int unit = -1;
        while (number >= 1000 && unit < UNITS.length - 1) {
            number /= 1024;
            unit++;
        }
        return unit < 0
                ? bytes + " B"
                : String.format(Locale.ROOT, number < 10 ? "%.1f %s" : "%.0f %s", number, UNITS[unit]);
    }

    /** {@code 8 h}, {@code 30 min}, {@code 90 s}, {@code 250 ms}. */
    public static String time(Duration time) {
        long millis = time.toMillis();
        if (millis % 1000 != 0) {
            return String.format(Locale.ROOT, "%,d ms", millis);
        }
        long seconds = millis / 1000;
        if (seconds % 86_400 == 0 && seconds > 0) {
            return seconds / 86_400 + " d";
        }
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
