package io.github.safeguardjdbc.testing.agent;

import com.mysql.cj.jdbc.AbandonedConnectionCleanupThread;
import java.io.File;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.lang.runtime.ObjectMethods;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.Collections;

/**
 * An application server that runs an application for each driver, undeploys it, and says whether its loader is collected. Its
 * arguments are a URL and the jars.
 */
public final class Undeployment {
    private Undeployment() {}

    public static void main(String[] arguments) throws Throwable {
        for (int i = 1; i < arguments.length; i++) {
            WeakReference<ClassLoader> loader = undeployed(arguments[0], new File(arguments[i]));
            linkEquals();
            for (int tries = 0; tries < 100 && !loader.refersTo(null); tries++) {
                System.gc();
                Thread.sleep(20);
            }
            System.out.println(loader.refersTo(null) ? "collected" : "still there");
        }
    }

    private static WeakReference<ClassLoader> undeployed(String url, File driver) throws Exception {
        try (ChildFirst application = new ChildFirst(driver)) {
            application.run(url, Origin.DRIVER_DATA_SOURCE, Origin.HIKARI);
            application.main(CleanUp.class);
            return new WeakReference<>(application);
        }
    }

    /** JDK 17 keeps the class whose {@code equals} it has made last for a record, whoever's it is; this is another one. */
    private static void linkEquals() throws Throwable {
        ObjectMethods.bootstrap(MethodHandles.lookup(), "equals", MethodHandle.class, Nothing.class, "");
    }

    private record Nothing() {}

    /** What Connector/J asks an application to do at its end; in the application, as nobody else may. */
    public static final class CleanUp {
        private CleanUp() {}

        public static void main(String[] arguments) throws Exception {
            for (Driver driver : Collections.list(DriverManager.getDrivers())) {
                if (driver.getClass().getClassLoader() == CleanUp.class.getClassLoader()) {
                    DriverManager.deregisterDriver(driver);
                }
            }
            AbandonedConnectionCleanupThread.checkedShutdown();
        }
    }
}
