package io.github.safeguardjdbc.sql;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from keywords to values that is asked with a region of a text: no substring is made, and only ASCII
 * letters are folded, as the server does. Open addressing, at most a quarter full.
 */
final class Words<V> {

    private final String[] words;
    private final Object[] values;

    private Words(Map<String, V> entries) {
        int capacity = Integer.highestOneBit(Math.max(1, entries.size())) * 8;
        words = new String[capacity];
        values = new Object[capacity];
        entries.forEach((word, value) -> {
            int slot = hash(word, 0, word.length()) & (capacity - 1);
            while (words[slot] != null) {
                slot = (slot + 1) & (capacity - 1);
            }
            words[slot] = word;
            values[slot] = value;
        });
    }

    /** The value of the word at {@code text[start, end)}. */
    @SuppressWarnings("unchecked") // the constructor puts nothing but V there
    @Nullable V get(String text, int start, int end) {
        int slot = hash(text, start, end) & (words.length - 1);
        while (words[slot] != null) {
            if (same(words[slot], text, start, end)) {
                return (V) values[slot];
            }
            slot = (slot + 1) & (words.length - 1);
        }
        return null;
    }

    /** Whether {@code text[start, end)} is {@code word}, which is in upper case. */
    static boolean same(String word, String text, int start, int end) {
        int length = word.length();
        if (end - start != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Chars.upper(text.charAt(start + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int hash(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + Chars.upper(text.charAt(i));
        }
        return hash ^ (hash >>> 15);
    }

    /** Collects the entries. */
    static final class Builder<V> {

        private final Map<String, V> entries = new HashMap<>();

        /** Adds words in upper case, separated by single spaces, that share a value. */
        Builder<V> put(V value, String list) {
            for (String word : list.split(" ", -1)) {
                entries.put(word, value);
            }
            return this;
        }

        Words<V> build() {
            return new Words<>(entries);
        }
    }
}
