package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Settings.Flag;
import io.github.safeguardjdbc.testing.oracle.Settings.Guard;
import io.github.safeguardjdbc.testing.oracle.Settings.Link;
import io.github.safeguardjdbc.testing.oracle.Settings.Rewrite;
import io.github.safeguardjdbc.testing.oracle.Settings.Seat;
import java.util.EnumSet;
import java.util.Set;

/** Makes random settings. */
final class SettingsGenerator {
    private static final String DEFAULT_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    private final Chance chance;

    SettingsGenerator(Chance chance) {
        this.chance = chance;
    }

    Settings next() {
        return new Settings(link(), guard());
    }

    private Link link() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            if (chance.oneIn(
                    switch (flag) {
                        case CONTINUE_ON_ERROR -> 2;
                        case SERVER_PREPARED -> 3;
                        case AFFECTED_ROWS -> 6;
                        default -> 10;
                    })) {
                flags.add(flag);
            }
        }
        // Server-side, national characters are an error then, after which the driver leaves parameters behind.
        boolean latin1 = chance.oneIn(10) && !flags.contains(Flag.SERVER_PREPARED);
        return new Link(chance.pick(Seat.values()), flags, latin1 ? "ISO-8859-1" : "UTF-8", sqlMode());
    }

    private String sqlMode() {
        return switch (chance.below(12)) {
            case 0, 1 -> "";
            case 2 -> "NO_ENGINE_SUBSTITUTION,PIPES_AS_CONCAT";
            case 3 -> "STRICT_ALL_TABLES";
            case 4 -> DEFAULT_MODE + ",NO_BACKSLASH_ESCAPES";
            case 5 -> DEFAULT_MODE + ",ANSI_QUOTES";
            case 6 -> DEFAULT_MODE + ",NO_AUTO_VALUE_ON_ZERO";
            default -> DEFAULT_MODE;
        };
    }

    private Guard guard() {
        return new Guard(
                chance.oneIn(4) ? 1 << 20 : 1 << 16,
                chance.oneIn(5),
                chance.pick(Rewrite.UNSET, Rewrite.UNSET, Rewrite.UNSET, Rewrite.EXACT, Rewrite.ALL, Rewrite.OFF),
                chance.pick(1024, 4096, 65_536, 262_144),
                chance.pick(0, 1000, 1 << 20));
    }
}
