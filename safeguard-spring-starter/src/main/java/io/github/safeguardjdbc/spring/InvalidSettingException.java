package io.github.safeguardjdbc.spring;

/** The settings of a data source do not hold together. */
final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String beanName;
    private final boolean hasOwnSettings;

    InvalidSettingException(String beanName, boolean hasOwnSettings, IllegalArgumentException cause) {
        super("The settings of data source '" + beanName + "': " + cause.getMessage(), cause);
        this.beanName = beanName;
        this.hasOwnSettings = hasOwnSettings;
    }

    String beanName() {
        return beanName;
    }

    /** Whether there is anything under {@code safeguard.datasource.<bean name>}. */
    boolean hasOwnSettings() {
        return hasOwnSettings;
    }
}
