package io.github.safeguardjdbc.event;

import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardListener;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener whose failures are logged and go no further, because the statement they are about did not fail. */
final class HarmlessListener implements SafeguardListener {
    private static final Logger log = LoggerFactory.getLogger(HarmlessListener.class);

    private final SafeguardListener listener;
    private final AtomicBoolean failedBefore = new AtomicBoolean();

    HarmlessListener(SafeguardListener listener) {
        this.listener = listener;
    }

    @Override
    public void onEvent(SafeguardEvent event) {
        try {
            listener.onEvent(event);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            String name = listener.getClass().getName();
            if (failedBefore.compareAndSet(false, true)) {
                log.warn("Listener {} failed; the statement goes on, further failures are logged at DEBUG", name, e);
            } else {
                log.debug("Listener {} failed again", name, e);
            }
        }
    }
}
