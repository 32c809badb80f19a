package io.github.safeguardjdbc.testing.agent;

import java.io.File;

/** An application server with an application for each driver: its arguments are a URL and their jars. */
public final class TwoApplications {
    private TwoApplications() {}

    public static void main(String[] arguments) throws Exception {
        for (int i = 1; i < arguments.length; i++) {
            // Never closed: both are there until the end.
            new ChildFirst(new File(arguments[i])).run(arguments[0], Origin.DRIVER_DATA_SOURCE);
        }
    }
}
