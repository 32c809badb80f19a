package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.packet.Size;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Row;
import io.github.safeguardjdbc.value.Setter;
import java.util.ArrayList;
import java.util.List;

/** Rows that are nothing but sizes and permissions, with the rules and sizes that say so. */
final class FakeBatch implements RowRules, RowSizes {

    /**
     * A row.
     *
     * @param own payload of its own statement
     * @param text bytes of its literals, {@code slack} less than their bound
     * @param binary bytes of its binary values, {@code slack} less than their bound
     */
    record Fake(long own, long text, long binary, long slack, boolean joins, boolean asText, boolean asBinary) {

        /** A row that may go any way and is as large in each. */
        static Fake of(long bytes) {
            return new Fake(bytes, bytes, bytes, 0, true, true, true);
        }

        Fake textOnly() {
            return new Fake(own, text, binary, slack, joins, true, false);
        }

        Fake binaryOnly() {
            return new Fake(own, text, binary, slack, joins, false, true);
        }

        Fake apart() {
            return new Fake(own, text, binary, slack, false, asText, asBinary);
        }

        Fake unmeasurable() {
            return new Fake(Size.UNKNOWN, Size.UNKNOWN, Size.UNKNOWN, 0, joins, asText, asBinary);
        }
    }

    final List<Fake> fakes;
    private final int parameters;
    private final long frame;
    private final long tuple;

    FakeBatch(int parameters, long frame, long tuple, List<Fake> fakes) {
        this.parameters = parameters;
        this.frame = frame;
        this.tuple = tuple;
        this.fakes = fakes;
    }

    /** With ten bytes around each statement and three around each row. */
    static FakeBatch of(List<Fake> fakes) {
        return new FakeBatch(1, 10, 3, fakes);
    }

    /** As many rows, each with its number as the only value. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>(fakes.size());
        for (int i = 0; i < fakes.size(); i++) {
            Parameters number = new Parameters();
            number.set(1, Setter.INT, i);
            rows.add(number.toRow());
        }
        return rows;
    }

    private Fake fake(Row row) {
        return fakes.get((int) row.value(0));
    }

    @Override
    public boolean together(Row first, Row other) {
        return true;
    }

    @Override
    public boolean joins(Row row) {
        return fake(row).joins;
    }

    @Override
    public boolean text(Row row) {
        return fake(row).asText;
    }

    @Override
    public boolean binary(Row row) {
        return fake(row).asBinary;
    }

    @Override
    public int parameters() {
        return parameters;
    }

    @Override
    public long own(Row row) {
        return fake(row).own;
    }

    @Override
    public long text(Row row, long exactAbove) {
        return measured(fake(row).text, fake(row).slack, exactAbove);
    }

    @Override
    public long binary(Row row, long exactAbove) {
        return measured(fake(row).binary, fake(row).slack, exactAbove);
    }

    /** The bound as long as that settles the question, as the contract has it. */
    static long measured(long exact, long slack, long exactAbove) {
        return exact + slack <= exactAbove ? exact + slack : exact;
    }

    @Override
    public long textFrame(int rows) {
        return frame + tuple * rows;
    }

    @Override
    public long binaryFrame(int rows) {
        return frame + (2L * parameters * rows + 7) / 8;
    }

    @Override
    public long prepareFrame(int rows) {
        return 1 + tuple * rows;
    }
}
