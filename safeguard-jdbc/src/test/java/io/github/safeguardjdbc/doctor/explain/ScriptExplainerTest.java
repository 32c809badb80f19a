package io.github.safeguardjdbc.doctor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.doctor.explain.Explanation.Plan;
import io.github.safeguardjdbc.sql.StatementKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptExplainerTest {

    private static final ScriptExplainer KIBIBYTE = new ScriptExplainer(1024);

    private static Explanation only(String statement) {
        List<Explanation> all = KIBIBYTE.explain(statement);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void theSizeIsThatOfThePacket() {
        // Command byte and two counts of query attributes.
        assertThat(only("DO 0").bytes()).isEqualTo(3 + 4);
        assertThat(only("DO 'é'").bytes()).isEqualTo(3 + 7);
    }

    @Test
    void aPayloadOfTheLimitIsAssembledAndOneByteLessIsNot() {
        int around = 3 + "DO ''".length();
        assertThat(only("DO '" + "x".repeat(1023 - around) + "'").plan()).isEqualTo(Plan.DIRECT);
        assertThat(only("DO '" + "x".repeat(1024 - around) + "'"))
                .isEqualTo(new Explanation(
                        1, StatementKind.DO, 1024, Plan.ASSEMBLED, "it exceeds the largest payload of 1,023 bytes"));
    }

    @Test
    void anInsertOfMoreThanIsAssembledIsSplitIfItsRowsAreKnown() {
        String rows = "INSERT INTO t VALUES (1),('" + "x".repeat(64 << 20) + "')";
        assertThat(only(rows).plan()).isEqualTo(Plan.SPLIT);
        assertThat(only(rows).reason()).endsWith("its 2 rows share the statements");
        assertThat(only(rows + " /*!80000 ,(3) */").plan()).isEqualTo(Plan.ASSEMBLED);
    }

    @Test
    void whatMySqlDoesNotPrepareIsRefused() {
        assertThat(only("LOAD DATA INFILE '" + "x".repeat(2_000) + "' INTO TABLE t"))
                .satisfies(loading -> assertThat(loading.plan()).isEqualTo(Plan.REFUSED))
                .satisfies(loading -> assertThat(loading.reason()).endsWith("MySQL does not prepare it"));
    }

    @Test
    void batchesOfAPreparedInsertShareStatements() {
        assertThat(only("INSERT INTO t (a) VALUES (?)").plan()).isEqualTo(Plan.BATCHED);
        assertThat(only("INSERT INTO t (a) VALUES (1)").plan()).isEqualTo(Plan.DIRECT);
        assertThat(only("REPLACE INTO t (a) VALUES (?)").reason())
                .contains("travel alone")
                .contains("update counts");
        assertThat(only("INSERT INTO t (a) VALUES (LAST_INSERT_ID())").plan()).isEqualTo(Plan.DIRECT);
    }

    @Test
    void linesAreThoseOfTheScript() {
        assertThat(KIBIBYTE.explain("-- dump\nDROP TABLE t;\n\nDO 0;\n"))
                .extracting(Explanation::line)
                .containsExactly(2, 4);
    }
}
