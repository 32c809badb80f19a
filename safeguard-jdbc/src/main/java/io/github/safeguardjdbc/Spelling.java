package io.github.safeguardjdbc;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far a word is from the one that was meant; upper and lower case are the same. */
final class Spelling {
    private Spelling() {}

    /** The nearest of the known words, unless more than half of the letters would have to change. */
    static Optional<String> closest(String word, List<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= candidate.length() / 2)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** The fewest insertions, deletions and replacements of a character that turn one word into the other. */
    static int distance(String word, String other) {
        String a = word.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            int[] done = previous;
            previous = current;
            current = done;
        }
        return previous[b.length()];
    }
}
