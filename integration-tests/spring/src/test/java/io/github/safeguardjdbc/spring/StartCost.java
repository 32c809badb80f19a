package io.github.safeguardjdbc.spring;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Starts an application context without the starter until that is quick, and then with it, once. */
final class StartCost {
    static final String RESULT = "milliseconds: ";

    private static final int WARM = 5;

    private StartCost() {}

    /** Prints how much longer the start with the starter took. */
    public static void main(String[] arguments) {
        long without = Long.MAX_VALUE;
        for (int i = 0; i < WARM; i++) {
            without = nanos("safeguard.enabled=false");
        }
        long with = nanos("safeguard.enabled=true");
        System.out.println(RESULT + TimeUnit.NANOSECONDS.toMillis(with - without));
    }

    /** Processor time of the thread that starts, which does not depend on what else the machine does. */
    private static long nanos(String property) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        BootLine.mySql().withPropertyValues(property).run(context -> context.getBean(DataSource.class));
        return threads.getCurrentThreadCpuTime() - start;
    }
}
