package io.github.safeguardjdbc.event;

import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardListener;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events to the log: at INFO when a statement's batch is rewritten for the first time or a connection is replaced, at
 * WARN when a statement is not sent again after its connection was lost, else at DEBUG.
 */
public final class EventLog implements SafeguardListener {
    /** Beyond this, an application that makes up table names would fill the memory with them. */
    private static final int REMEMBERED_STATEMENTS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(EventLog.class);

    private final Set<String> rewrittenBefore = ConcurrentHashMap.newKeySet();

    @Override
    public void onEvent(SafeguardEvent event) {
        if (event instanceof SafeguardEvent.BatchRewritten rewritten && isFirstOf(rewritten.statement())) {
            log.info(String.format(
                    Locale.ROOT,
                    "Batches of %s are sent as multi-row statements: %,d rows in %,d statements, %,d bytes, %s protocol;"
                            + " further ones are logged at DEBUG",
                    rewritten.statement(),
                    rewritten.rows(),
                    rewritten.statements(),
                    rewritten.bytes(),
                    rewritten.protocol()));
        } else if (event instanceof SafeguardEvent.RetryDeclined) {
            log.warn("{}", event);
        } else if (event instanceof SafeguardEvent.ConnectionReplaced) {
            log.info("{}", event);
        } else if (event instanceof SafeguardEvent.Advised advised) {
            log.info(String.format(
                    Locale.ROOT,
                    "%s of %,d bytes exceeds the packet limit (%,d bytes are usable); safeguard.mode=enforce would %s",
                    advised.statement(),
                    advised.payloadBytes(),
                    advised.limitBytes(),
                    advised.advice()));
        } else {
            log.debug("{}", event);
        }
    }

    private boolean isFirstOf(String statement) {
        return !rewrittenBefore.contains(statement)
                && rewrittenBefore.size() < REMEMBERED_STATEMENTS
                && rewrittenBefore.add(statement);
    }
}
