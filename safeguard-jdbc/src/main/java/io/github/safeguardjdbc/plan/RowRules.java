package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.value.Row;

/** Which rows may share a statement, and in which protocol they may then travel. */
interface RowRules {

    /** True if the row means the same in a multi-row statement as alone. */
    boolean joins(Row row);

    /** True if both rows, which each may share a statement, may share it with each other. */
    boolean together(Row first, Row other);

    /** True if the server converts the row's literals as it converts the parameters of the application's statement. */
    boolean text(Row row);

    /** True if the server converts the row's binary values as it converts the application's statement's parameters. */
    boolean binary(Row row);

    /** Number of parameters of a row. */
    int parameters();
}
