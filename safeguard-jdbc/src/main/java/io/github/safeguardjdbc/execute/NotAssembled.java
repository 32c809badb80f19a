package io.github.safeguardjdbc.execute;

/** The server did not put a statement together; nothing of it was executed. Its message is the reason, as a clause. */
final class NotAssembled extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason why, in words that go on after "and" */
    NotAssembled(String reason, Throwable cause) {
        super(reason, cause);
    }
}
