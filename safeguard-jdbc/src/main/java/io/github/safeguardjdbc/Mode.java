package io.github.safeguardjdbc;

/** Whether safeguard acts or only says what it would do. */
public enum Mode {
    /** It acts. */
    ENFORCE,

    /**
     * Everything goes to the driver as it came, and no connection is pinged or replaced; events and the log say what would have
     * been done for a statement's size or after its loss.
     */
    ADVISE
}
