package io.github.safeguardjdbc;

import io.github.safeguardjdbc.driver.ConnectorJ;
import java.util.Locale;
import java.util.Properties;

/** Has Connector/J agree with the server to be told what changes a session, unless the application has decided on that. */
final class SessionTracking {
    private static final String PROPERTY = "trackSessionState";

    private SessionTracking() {}

    /**
     * Adds the property of the driver.
     *
     * @param properties for a connection to the URL
     */
    static void negotiate(String url, Properties properties) {
        boolean decided = url.toLowerCase(Locale.ROOT).contains(PROPERTY.toLowerCase(Locale.ROOT))
                || properties.stringPropertyNames().stream().anyMatch(PROPERTY::equalsIgnoreCase);
        if (!decided && ConnectorJ.readsChangesOfState()) {
            properties.setProperty(PROPERTY, "true");
        }
    }
}
