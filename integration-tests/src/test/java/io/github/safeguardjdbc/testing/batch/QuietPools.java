package io.github.safeguardjdbc.testing.batch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Has Hikari not warn, with a trace, of every connection that it evicts, where that is what is tested. */
public final class QuietPools implements BeforeAllCallback, AfterAllCallback {
    private static final Logger HIKARI = (Logger) LoggerFactory.getLogger("com.zaxxer.hikari");

    @Override
    public void beforeAll(ExtensionContext context) {
        HIKARI.setLevel(Level.ERROR);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        HIKARI.setLevel(null);
    }
}
