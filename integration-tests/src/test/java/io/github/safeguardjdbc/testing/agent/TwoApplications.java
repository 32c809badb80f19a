package io.github.safeguardjdbc.testing.agent;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * An application server with an application for each driver: its arguments are a URL and their jars. With {@code twice} as its
 * last argument it runs all, says {@code ready}, waits for a line of input and runs them again.
 */
public final class TwoApplications {
    private TwoApplications() {}

    public static void main(String[] arguments) throws Exception {
        List<String> drivers = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        boolean twice = drivers.remove("twice");
        // Never closed: both are there until the end.
        List<ChildFirst> applications = new ArrayList<>();
        for (String driver : drivers) {
            applications.add(new ChildFirst(new File(driver)));
        }
        if (twice) {
            run(applications, arguments[0]);
            System.out.println("ready");
            System.in.read();
        }
        run(applications, arguments[0]);
    }

    private static void run(List<ChildFirst> applications, String url) throws ReflectiveOperationException {
        for (ChildFirst application : applications) {
            application.run(url, Origin.DRIVER_DATA_SOURCE);
        }
    }
}
