package io.github.safeguardjdbc.testing.agent;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;

/** An application server with an application for each driver: its arguments are a URL and their jars. */
public final class TwoApplications {
    private TwoApplications() {}

    public static void main(String[] arguments) throws Exception {
        for (int i = 1; i < arguments.length; i++) {
            // Never closed: both are there until the end.
            ClassLoader application = new ChildFirst(new File(arguments[i]));
            Driver driver = Class.forName("com.mysql.cj.jdbc.Driver", true, application)
                    .asSubclass(Driver.class)
                    .getConstructor()
                    .newInstance();
            System.out.println("driver " + driver.getMajorVersion() + "." + driver.getMinorVersion());
            Class.forName(Application.class.getName(), true, application)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {Origin.DRIVER_DATA_SOURCE.name(), arguments[0]});
        }
    }

    /** Asks itself before its parent, as web applications do. */
    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(File driver) throws MalformedURLException {
            super(urls(driver), ChildFirst.class.getClassLoader());
        }

        private static URL[] urls(File driver) throws MalformedURLException {
            List<URL> urls = new ArrayList<>(List.of(driver.toURI().toURL()));
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(new File(entry).toURI().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                try {
                    return name.startsWith("java") ? super.loadClass(name, resolve) : findClass(name);
                } catch (ClassNotFoundException notOurs) {
                    return super.loadClass(name, resolve);
                }
            }
        }
    }
}
