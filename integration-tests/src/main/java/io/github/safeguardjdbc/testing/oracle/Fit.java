package io.github.safeguardjdbc.testing.oracle;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whether a statement fits a packet, from bounds that hold for any way to send it; the worse, the later. */
enum Fit {
    /** Each statement fits in every protocol. */
    SURELY,
    /** It may not fit as it is, or in no way at all. */
    PERHAPS;

    private static final int FRAME = 300;
    private static final int PARAMETER = 12;

    static Fit of(String sql, List<Argument> arguments, int limit) {
        int text = sql.getBytes(StandardCharsets.UTF_8).length;
        long sum = arguments.stream()
                .mapToLong(argument -> argument.atMost() + PARAMETER)
                .sum();
        return text + sum + FRAME <= limit ? SURELY : PERHAPS;
    }

    /** Whether all of two statements fit. */
    Fit and(Fit other) {
        return compareTo(other) > 0 ? this : other;
    }
}
