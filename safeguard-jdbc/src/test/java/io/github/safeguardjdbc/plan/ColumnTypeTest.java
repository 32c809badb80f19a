package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {

    @ParameterizedTest
    @CsvSource({
        "INTEGER, tinyint smallint mediumint int bigint",
        "DECIMAL, decimal",
        "FLOATING_POINT, float double",
        "CHARACTER, char varchar tinytext text mediumtext longtext",
        "BINARY, binary varbinary tinyblob blob mediumblob longblob",
        "DATE, date",
        "DATETIME, datetime timestamp",
        "OTHER, time year bit enum set json geometry point vector unheard_of",
    })
    void isTheFamilyOfADeclaredType(ColumnType family, String declared) {
        assertThat(declared.split(" "))
                .allSatisfy(type -> assertThat(ColumnType.of(type)).isEqualTo(family));
    }
}
