package io.github.safeguardjdbc.execute;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.conf.PropertyKey;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.plan.TableFacts;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.NotSplittable;
import io.github.safeguardjdbc.sql.ParsedInsert;
import io.github.safeguardjdbc.sql.SqlMode;
import io.github.safeguardjdbc.stub.StubDelegate;
import io.github.safeguardjdbc.stub.StubDriver;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InsertCatalogTest {

    private static final String DEFINITION = """
            CREATE TABLE `t` (
              `id` int NOT NULL AUTO_INCREMENT,
              `name` varchar(20) DEFAULT NULL,
              PRIMARY KEY (`id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4""";

    private final StubDriver driver = new StubDriver();
    private final List<String> asked = new ArrayList<>();
    private String sqlMode = "STRICT_TRANS_TABLES";
    private String kind = "Table";
    private InsertCatalog catalog;

    @BeforeEach
    void create() throws SQLException {
        StubDelegate statements = new StubDelegate().computing("executeQuery", sql -> {
            asked.add((String) sql.get(0));
            return ((String) sql.get(0)).startsWith("SHOW") ? definition() : variables();
        });
        driver.below.answering("createStatement", statements.as(Statement.class));
        catalog = new InsertCatalog(DriverConnection.of(driver.connection()));
    }

    private ResultSet variables() {
        return new StubDelegate()
                .answering("next", true)
                .answering("getString", sqlMode)
                .answering("getLong", 1L)
                .as(ResultSet.class);
    }

    private ResultSet definition() {
        StubDelegate labels = new StubDelegate().answering("getColumnLabel", kind);
        return new StubDelegate()
                .answering("next", true)
                .answering("getMetaData", labels.as(ResultSetMetaData.class))
                .answering("getString", DEFINITION)
                .as(ResultSet.class);
    }

    private TableFacts table(String database, String schema, String name) throws SQLException {
        return catalog.table(database, schema, name, SqlMode.DEFAULT);
    }

    // The session

    @Test
    void theSessionIsAskedOnce() throws SQLException {
        assertThat(catalog.session().strict()).isTrue();
        sqlMode = "";

        assertThat(catalog.session().strict()).isTrue();
        assertThat(asked).hasSize(1);
    }

    @Test
    void theSessionIsAskedAgainWhenItMayHaveChanged() throws SQLException {
        catalog.session();
        sqlMode = "";

        catalog.sessionMayHaveChanged();

        assertThat(catalog.session().strict()).isFalse();
    }

    @Test
    void theSessionIsAskedAgainForTheNextWhoBorrowsTheConnection() throws SQLException {
        catalog.session();
        table("db", null, "t");
        sqlMode = "";

        catalog.borrowed();

        assertThat(catalog.session().strict()).isFalse();
        table("db", null, "t");
        assertThat(asked).as("the table is still known").hasSize(3);
    }

    @Test
    void anotherSessionIsAskedForItself() throws SQLException {
        catalog.session();
        table("db", null, "t");
        sqlMode = "";

        driver.sessionId = 2;

        assertThat(catalog.session().strict()).isFalse();
        table("db", null, "t");
        assertThat(asked).as("its tables may be others").hasSize(4);
    }

    @Test
    void aSessionOutOfSightIsAskedEachTime() throws SQLException {
        catalog.session();
        catalog.outOfSight();

        catalog.session();
        catalog.session();

        assertThat(asked).hasSize(3);
    }

    @Test
    void aSessionThatTakesSeveralStatementsInOneTextIsOutOfSight() throws SQLException {
        driver.properties.getBooleanProperty(PropertyKey.allowMultiQueries).setValue(true);
        catalog = new InsertCatalog(DriverConnection.of(driver.connection()));

        catalog.session();
        catalog.session();

        assertThat(asked).hasSize(2);
    }

    @Test
    void theRoundTripIsTheShortestSoFarOfTheSession() throws SQLException {
        catalog.session();
        Duration first = catalog.roundTrip();
        catalog.borrowed();
        catalog.session();

        assertThat(first).isPositive();
        assertThat(catalog.roundTrip()).isPositive().isLessThanOrEqualTo(first);
    }

    // Tables

    @Test
    void aTableIsAskedOnceInEachDatabase() throws SQLException {
        assertThat(table("db", null, "t").transactional()).isTrue();
        table("db", null, "t");
        table("other", null, "t");
        table("db", "other", "t");
        table("db", null, "u`v");

        assertThat(asked)
                .containsExactly(
                        "SHOW CREATE TABLE `t`",
                        "SHOW CREATE TABLE `t`",
                        "SHOW CREATE TABLE `other`.`t`",
                        "SHOW CREATE TABLE `u``v`");
    }

    @Test
    void aTableIsAskedAgainWhenAStatementMayHaveChangedIt() throws SQLException {
        table("db", null, "t");
        catalog.sessionMayHaveChanged();
        table("db", null, "t");

        assertThat(asked).hasSize(2);
    }

    @Test
    void aViewHasNoFactsAndIsNotAskedAgainEither() throws SQLException {
        kind = "View";

        assertThat(table("db", null, "t")).isNull();
        assertThat(table("db", null, "t")).isNull();
        assertThat(asked).hasSize(1);
    }

    @Test
    void onlySoManyTablesAreRemembered() throws SQLException {
        for (int i = 0; i <= 128; i++) {
            table("db", null, "t" + i);
        }
        asked.clear();

        table("db", null, "t128");
        table("db", null, "t0");

        assertThat(asked).containsExactly("SHOW CREATE TABLE `t0`");
    }

    // Shapes

    @Test
    void aTextIsReadOnceForEachWayOfQuoting() {
        ParsedInsert shape = catalog.shape(Inserts.SQL, SqlMode.DEFAULT);

        assertThat(shape).isInstanceOf(InsertShape.class);
        assertThat(catalog.shape(Inserts.SQL, SqlMode.DEFAULT)).isSameAs(shape);
        assertThat(catalog.shape(Inserts.SQL, new SqlMode(true, false))).isNotSameAs(shape);
    }

    @Test
    void whatTheQuotesMeanDecidesTheShape() {
        String sql = "INSERT INTO \"t\" (a) VALUES (?)";

        assertThat(catalog.shape(sql, SqlMode.DEFAULT)).isInstanceOf(NotSplittable.class);
        assertThat(catalog.shape(sql, new SqlMode(true, false))).isInstanceOf(InsertShape.class);
    }
}
