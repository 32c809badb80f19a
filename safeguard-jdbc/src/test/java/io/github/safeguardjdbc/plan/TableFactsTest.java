package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.plan.TableFacts.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableFactsTest {

    private static final Column ID = new Column("Id", ColumnType.INTEGER, true, true);
    private static final Column HIDDEN = new Column("hidden", ColumnType.DATE, false, false);
    private static final Column NAME = new Column("name", ColumnType.CHARACTER, false, true);

    private final TableFacts table = new TableFacts(true, List.of(ID, HIDDEN, NAME));

    @Test
    void anInsertWithoutColumnsMeansTheVisibleOnes() {
        assertThat(table.inserted(null)).containsExactly(ID, NAME);
    }

    @Test
    void columnsAreFoundInTheOrderOfTheInsertWhateverTheirCase() {
        assertThat(table.inserted(List.of("NAME", "Hidden", "id"))).containsExactly(NAME, HIDDEN, ID);
    }

    @Test
    void aColumnThatTheTableDoesNotHaveIsNotGuessed() {
        assertThat(table.inserted(List.of("id", "nmae"))).isNull();
    }

    @Test
    void noColumnsAreNone() {
        assertThat(table.inserted(List.of())).isEmpty();
    }
}
