package io.github.safeguardjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.sql.SqlScript.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {

    private static List<Part> parts(String script) {
        List<Part> parts = new ArrayList<>();
        new SqlScript(script, SqlMode.DEFAULT).forEachRemaining(parts::add);
        return parts;
    }

    @Test
    void semicolonsOutsideOfQuotesAndCommentsEndAStatement() {
        assertThat(parts("SELECT ';'; -- a; b\nDO /* ; */ 0;\n\n# only;\nUPDATE t SET a = \"\\\";\""))
                .containsExactly(
                        new Part(1, "SELECT ';'"),
                        new Part(2, "-- a; b\nDO /* ; */ 0"),
                        new Part(5, "# only;\nUPDATE t SET a = \"\\\";\""));
    }

    @Test
    void nothingIsNoStatement() {
        assertThat(parts("")).isEmpty();
        assertThat(parts(" ;; /* x */ ; -- y\n")).isEmpty();
    }

    @Test
    void conditionalCommentsAreStatements() {
        assertThat(parts("/*!40101 SET NAMES utf8mb4 */;\nDO 0;"))
                .containsExactly(new Part(1, "/*!40101 SET NAMES utf8mb4 */"), new Part(2, "DO 0"));
    }

    @Test
    void aDelimiterMayBeAnything() {
        assertThat(parts("DELIMITER ;;\nCREATE TRIGGER a BEGIN DO 0; DO 1; END;;\ndelimiter ;\nDO 2;"))
                .containsExactly(new Part(2, "CREATE TRIGGER a BEGIN DO 0; DO 1; END"), new Part(4, "DO 2"));
        assertThat(parts("DELIMITER $$\nDO 0; DO 1$$\nDO 2$$"))
                .containsExactly(new Part(2, "DO 0; DO 1"), new Part(3, "DO 2"));
        assertThat(parts("DELIMITER //\nDO 4 / 2//")).containsExactly(new Part(2, "DO 4 / 2"));
    }

    @Test
    void anUnfinishedStringIsTheLastStatement() {
        assertThat(parts("DO 0; SELECT 'x; DO 1;"))
                .containsExactly(new Part(1, "DO 0"), new Part(1, "SELECT 'x; DO 1;"));
    }
}
