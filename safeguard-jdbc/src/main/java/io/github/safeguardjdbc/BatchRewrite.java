package io.github.safeguardjdbc;

/** Which batches of a prepared statement are sent as multi-row statements. */
public enum BatchRewrite {
    /**
     * Those whose outcome can be told row by row: plain {@code INSERT … VALUES}. Update counts, generated keys and the
     * failing entry are those of the same batch sent row by row.
     */
    EXACT,

    /**
     * Also {@code INSERT IGNORE}, {@code INSERT … ON DUPLICATE KEY UPDATE} and {@code REPLACE}, whose update counts then
     * are {@link java.sql.Statement#SUCCESS_NO_INFO}.
     */
    ALL,

    /** None: each row is a statement of its own. */
    OFF
}
