package io.github.safeguardjdbc.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.packet.BinarySize;
import io.github.safeguardjdbc.packet.DriverVersion;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.packet.TextSize;
import io.github.safeguardjdbc.plan.InsertRewrite;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Row;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts, added up, are the whole. */
class PacketRowSizesTest {

    private static final String SQL = "INSERT /* für € */ INTO t (id, name) VALUES (?, ?) -- ü\n";

    private final Encoding encoding =
            Encoding.defaultOf(new DriverVersion(26, 10)).withComment("tägig");
    private final InsertRewrite rewrite = Inserts.rewrite(SQL);
    private final PacketRowSizes sizes =
            new PacketRowSizes(new OwnSize(SQL, false, encoding, new PacketLimit(1, false)), encoding, rewrite);

    private static Parameters together(List<Row> rows) {
        Parameters all = new Parameters();
        for (Row row : rows) {
            for (int i = 0; i < row.size(); i++) {
                all.set(all.size() + 1, row.setter(i), row.value(i));
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1_000})
    void aTextStatementIsItsFrameAndItsRows(int rows) throws SQLException {
        List<Row> batch = Inserts.rows(rows);
        long literals = 0;
        for (Row row : batch) {
            literals += sizes.text(row, 0);
        }

        assertThat(sizes.textFrame(rows) + literals)
                .isEqualTo(TextSize.exact(rewrite.text(rows), together(batch), encoding));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1_000})
    void aBinaryStatementIsItsFrameAndItsRows(int rows) throws SQLException {
        List<Row> batch = Inserts.rows(rows);
        long values = 0;
        for (Row row : batch) {
            values += sizes.binary(row, 0);
        }

        assertThat(sizes.binaryFrame(rows) + values).isEqualTo(BinarySize.exact(together(batch), encoding));
        assertThat(sizes.prepareFrame(rows))
                .isEqualTo(BinarySize.prepare(encoding.charset().bytes(rewrite.text(rows))));
    }

    @Test
    void aRowIsMeasuredExactlyOnlyIfItsBoundIsAboveWhatMatters() throws SQLException {
        Row row = Inserts.row(7);

        assertThat(sizes.text(row, 1_000)).isEqualTo(TextSize.literalsUpperBound(row, encoding));
        assertThat(sizes.text(row, 1)).isEqualTo(TextSize.literals(row, encoding));
        assertThat(sizes.binary(row, 1_000)).isEqualTo(BinarySize.valuesUpperBound(row, encoding));
        assertThat(sizes.binary(row, 1)).isEqualTo(BinarySize.values(row, encoding));
    }

    @Test
    void aRowsOwnStatementIsExactNearTheLimitAndABoundFarBelowIt() throws SQLException {
        Row row = Inserts.row(7);

        assertThat(sizes.own(row)).isEqualTo(TextSize.exact(SQL, row, encoding));
        assertThat(new OwnSize(SQL, false, encoding, new PacketLimit(4_096, false)).of(row))
                .isEqualTo(TextSize.upperBound(SQL, row, encoding));
        assertThat(new OwnSize(SQL, true, encoding, new PacketLimit(1, false)).of(row))
                .isEqualTo(BinarySize.exact(row, encoding));
        assertThat(new OwnSize(SQL, true, encoding, new PacketLimit(4_096, false)).of(row))
                .isEqualTo(BinarySize.upperBound(row, encoding));
    }
}
