package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Transcript.What;
import java.util.regex.Pattern;

/** The first thing that two transcripts do not agree on. */
record Difference(int step, What what, String plain, String guarded) {
    private static final int SHOWN = 700;
    private static final int KIND = 60;
    private static final Pattern VALUES = Pattern.compile("'[^']*'|[-0-9, ]+");

    /** What differences of the same cause mostly have in common. */
    String kind() {
        boolean failure = what == What.EXCEPTION || guarded.contains(What.EXCEPTION.name());
        String[] parts = firstDifferent(plain, guarded, "\n");
        String[] cells = what == What.ROWS ? firstDifferent(parts[0], parts[1], Seen.Rows.CELL_END) : parts;
        return what + " " + (failure ? "" : general(cells[0]) + " / ") + general(cells[1]);
    }

    private static String general(String text) {
        String general = VALUES.matcher(text.substring(0, Math.min(text.length(), 4 * KIND)))
                .replaceAll(" ");
        return general.substring(0, Math.min(general.length(), KIND));
    }

    /** The first parts in which two texts differ. */
    private static String[] firstDifferent(String plain, String guarded, String separator) {
        String[] left = plain.split(Pattern.quote(separator), -1);
        String[] right = guarded.split(Pattern.quote(separator), -1);
        int i = 0;
        while (i < left.length && i < right.length && left[i].equals(right[i])) {
            i++;
        }
        return new String[] {i < left.length ? left[i] : "(ends)", i < right.length ? right[i] : "(ends)"};
    }

    @Override
    public String toString() {
        String[] lines = firstDifferent(plain, guarded, "\n");
        return "step " + step + ", " + what + "\n  plain:   " + shown(lines[0]) + "\n  guarded: " + shown(lines[1]);
    }

    private static String shown(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
