package io.github.safeguardjdbc.sql;

/** Ends the reading of a statement whose shape is not certain; its message is the reason. */
final class Doubt extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param reason why, in words that complete "not cut, because there is …" */
    Doubt(String reason) {
        super(reason, null, false, false);
    }
}
