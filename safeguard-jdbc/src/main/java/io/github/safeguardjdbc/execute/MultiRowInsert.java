package io.github.safeguardjdbc.execute;

/** The text of an INSERT for any number of rows. */
interface MultiRowInsert {

    /** The statement with a tuple for each row. */
    String text(int rows);

    int parametersPerRow();
}
