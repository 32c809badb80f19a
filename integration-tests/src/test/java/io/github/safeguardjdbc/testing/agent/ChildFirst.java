package io.github.safeguardjdbc.testing.agent;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The loader of an application with a driver of its own: it asks itself before its parent, as those of web applications do. */
final class ChildFirst extends ApplicationLoader {
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

    /** Has the driver register itself, and runs an {@link Application}. */
    void run(String url, Origin... origins) throws ReflectiveOperationException {
        Driver driver = Class.forName("com.mysql.cj.jdbc.Driver", true, this)
                .asSubclass(Driver.class)
                .getConstructor()
                .newInstance();
        System.out.println("driver " + driver.getMajorVersion() + "." + driver.getMinorVersion());
        List<String> arguments = new ArrayList<>(List.of(url));
        Arrays.stream(origins).map(Origin::name).forEach(arguments::add);
        main(Application.class, arguments.toArray(String[]::new));
    }

    /** Runs the same class of this application, in a thread that knows whose it is. */
    void main(Class<?> program, String... arguments) throws ReflectiveOperationException {
        ClassLoader server = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(this);
        try {
            Class.forName(program.getName(), true, this)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } finally {
            Thread.currentThread().setContextClassLoader(server);
        }
    }

    @Override
    Class<?> firstLoad(String name) throws ClassNotFoundException {
        try {
            return name.startsWith("java") ? getParent().loadClass(name) : findClass(name);
        } catch (ClassNotFoundException notOurs) {
            return getParent().loadClass(name);
        }
    }
}
