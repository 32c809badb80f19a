package io.github.safeguardjdbc.metrics;

import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The presence of counters in JMX, which ends when it is closed or, where nobody does, when its owner is garbage: the MBean
 * server holds the counters alone, and nothing that is behind them. A server that refuses is logged and otherwise harmless.
 */
public final class MBeanRegistration implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MBeanRegistration.class);

    /** So many of one name are a leak, and no reason to search on. */
    private static final int NAMES_TRIED = 1_000;

    private static final Cleaner CLEANER = Cleaner.create();

    private final Cleaner.Cleanable unregistration;

    private MBeanRegistration(Cleaner.Cleanable unregistration) {
        this.unregistration = unregistration;
    }

    /**
     * Registers counters as {@code io.github.safeguardjdbc:type=DataSource,name=<name>}, or {@code <name>-2} and so on where
     * that is taken.
     *
     * @param owner whose life ends the registration; must not be reachable from the counters
     */
    public static MBeanRegistration register(Object owner, SafeguardCounters counters, String name) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName registered = registerUnderFreeName(server, counters, name);
            return new MBeanRegistration(CLEANER.register(owner, () -> unregister(server, registered)));
        } catch (JMException | RuntimeException e) {
            log.warn("The counters of {} are not in JMX: the MBean server refused them", name, e);
            return new MBeanRegistration(() -> {});
        }
    }

    private static ObjectName registerUnderFreeName(MBeanServer server, SafeguardCounters counters, String name)
            throws JMException {
        for (int n = 1; ; n++) {
            try {
                return server.registerMBean(counters, objectName(n == 1 ? name : name + "-" + n))
                        .getObjectName();
            } catch (InstanceAlreadyExistsException e) {
                if (n == NAMES_TRIED) {
                    throw e;
                }
            }
        }
    }

    private static ObjectName objectName(String name) throws JMException {
        boolean plain = !name.isEmpty() && name.chars().noneMatch(c -> ",=:\"*?\n".indexOf(c) >= 0);
        return new ObjectName(
                "io.github.safeguardjdbc:type=DataSource,name=" + (plain ? name : ObjectName.quote(name)));
    }

    private static void unregister(MBeanServer server, ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            log.debug("{} was unregistered by somebody else", name);
        } catch (JMException | RuntimeException e) {
            log.warn("{} stays in JMX: the MBean server refused to remove it", name, e);
        }
    }

    /** Removes the counters from JMX; again does nothing. */
    @Override
    public void close() {
        unregistration.clean();
    }
}
