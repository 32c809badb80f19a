package io.github.safeguardjdbc;

/** Which batches of a prepared statement are sent as multi-row statements. */
public enum BatchRewrite {
    /** {@link #ALL} where the driver itself is told to rewrite batches ({@code rewriteBatchedStatements}), else {@link #EXACT}. */
    AUTO,

    /**
     * Those whose outcome can be told row by row: plain {@code INSERT … VALUES}. Update counts, generated keys and the
     * failing entry are those of the same batch sent row by row. Nothing is left to the driver's own rewriting.
     */
    EXACT,

    /**
     * Also {@code INSERT IGNORE}, {@code INSERT … ON DUPLICATE KEY UPDATE} and {@code REPLACE}, whose update counts then
     * are {@link java.sql.Statement#SUCCESS_NO_INFO}.
     */
    ALL,

    /** None; the driver may do as it is told. */
    OFF
}
