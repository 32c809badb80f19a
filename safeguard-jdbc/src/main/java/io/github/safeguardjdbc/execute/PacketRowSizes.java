package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.packet.BinarySize;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.Size;
import io.github.safeguardjdbc.packet.TextSize;
import io.github.safeguardjdbc.plan.InsertRewrite;
import io.github.safeguardjdbc.plan.RowSizes;
import io.github.safeguardjdbc.value.Row;
import java.sql.SQLException;

/** Sizes of a batch's rows on one session. */
final class PacketRowSizes implements RowSizes {
    private final OwnSize own;
    private final Encoding encoding;
    private final int parameters;
    private final long fixedBytes;
    private final long tupleBytes;

    /** @param rewrite gives the text of the multi-row statement */
    PacketRowSizes(OwnSize own, Encoding encoding, InsertRewrite rewrite) {
        this.own = own;
        this.encoding = encoding;
        this.parameters = rewrite.parameters();
        long one = encoding.charset().bytes(rewrite.text(1));
        this.tupleBytes = encoding.charset().bytes(rewrite.text(2)) - one;
        this.fixedBytes = one - tupleBytes;
    }

    @Override
    public long own(Row row) throws SQLException {
        return own.of(row);
    }

    @Override
    public long text(Row row, long exactAbove) throws SQLException {
        long bound = TextSize.literalsUpperBound(row, encoding);
        return bound <= exactAbove ? bound : TextSize.literals(row, encoding);
    }

    @Override
    public long binary(Row row, long exactAbove) throws SQLException {
        if (own.binary()
                && BinarySize.longestSentAhead(row, encoding) > own.limit().usablePayload()) {
            return Size.UNKNOWN;
        }
        long bound = BinarySize.valuesUpperBound(row, encoding);
        return bound <= exactAbove ? bound : BinarySize.values(row, encoding);
    }

    @Override
    public long textFrame(int rows) {
        return TextSize.frame(encoding) + fixedBytes + Size.times(rows, tupleBytes - parameters);
    }

    @Override
    public long binaryFrame(int rows) {
        return BinarySize.frame(rows * parameters, encoding);
    }

    @Override
    public long prepareFrame(int rows) {
        return BinarySize.prepare(fixedBytes + Size.times(rows, tupleBytes));
    }
}
