package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tinyint(1)                | INTEGER
                    smallint                  | INTEGER
                    mediumint(8) unsigned     | INTEGER
                    int(10) unsigned zerofill | INTEGER
                    bigint unsigned           | INTEGER
                    decimal(10,2)             | DECIMAL
                    decimal(65,30) unsigned   | DECIMAL
                    float                     | FLOATING_POINT
                    float(7,4)                | FLOATING_POINT
                    double unsigned           | FLOATING_POINT
                    char(1)                   | CHARACTER
                    varchar(20)               | CHARACTER
                    tinytext                  | CHARACTER
                    text                      | CHARACTER
                    mediumtext                | CHARACTER
                    longtext                  | CHARACTER
                    binary(16)                | BINARY
                    varbinary(255)            | BINARY
                    tinyblob                  | BINARY
                    blob                      | BINARY
                    mediumblob                | BINARY
                    longblob                  | BINARY
                    date                      | DATE
                    datetime                  | DATETIME
                    datetime(6)               | DATETIME
                    timestamp(3)              | DATETIME
                    time                      | OTHER
                    year                      | OTHER
                    bit(1)                    | OTHER
                    enum('int','date')        | OTHER
                    set('a','b')              | OTHER
                    json                      | OTHER
                    geometry                  | OTHER
                    vector(3)                 | OTHER
                    something new             | OTHER
                    ''                        | OTHER
                    """)
    void isTheFamilyOfADeclaration(String declared, ColumnType family) {
        assertThat(ColumnType.of(declared)).isEqualTo(family);
        assertThat(ColumnType.of(declared.toUpperCase(Locale.ROOT))).isEqualTo(family);
    }
}
