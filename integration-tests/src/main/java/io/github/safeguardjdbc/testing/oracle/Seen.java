package io.github.safeguardjdbc.testing.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What a program saw, as text to compare. */
interface Seen {

    String exact();

    /** The same with generated ids replaced by their place among all ids: what is left when ids may have gaps. */
    default String byOrder() {
        return exact();
    }

    static Seen text(String text) {
        return () -> text;
    }

    /**
     * Generated ids.
     *
     * @param label what stands before them
     * @param known the ids in the table, in order
     */
    record Ids(String label, List<BigInteger> ids, List<BigInteger> known) implements Seen {
        @Override
        public String exact() {
            return label + ids;
        }

        @Override
        public String byOrder() {
            return label + ids.stream().map(id -> place(id, known)).toList();
        }

        static String place(BigInteger id, List<BigInteger> known) {
            int index = Collections.binarySearch(known, id);
            return id.signum() == 0 ? "0" : index < 0 ? "gone" : "#" + (index + 1);
        }
    }

    /**
     * The rows of the table, and of those that its triggers write.
     *
     * @param ids the id of each row; empty without an AUTO_INCREMENT column
     * @param rows each row without its id
     */
    record Rows(List<BigInteger> ids, List<String> rows, Collection<String> log) implements Seen {

        /** What stands after each value of a row. */
        static final String CELL_END = " | ";

        /** All ids in order. */
        List<BigInteger> known() {
            List<BigInteger> known = new ArrayList<>(ids);
            Collections.sort(known);
            return known;
        }

        @Override
        public String exact() {
            return listing(ids.stream().map(String::valueOf).toList());
        }

        @Override
        public String byOrder() {
            List<BigInteger> known = known();
            return listing(ids.stream().map(id -> Ids.place(id, known)).toList());
        }

        private String listing(List<String> shownIds) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < rows.size(); i++) {
                if (!shownIds.isEmpty()) {
                    text.append(shownIds.get(i)).append(": ");
                }
                text.append(rows.get(i)).append('\n');
            }
            return text.append("log ").append(log).toString();
        }
    }
}
