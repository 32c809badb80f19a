package io.github.safeguardjdbc.testing.agent;

import java.io.File;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** An OSGi framework with two bundles, the driver and an application. Its arguments are a URL and the driver's jar. */
public final class TwoBundles {
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private TwoBundles() {}

    public static void main(String[] arguments) throws Exception {
        File jar = new File(arguments[1]);
        Bundle driver = new Bundle(jar.toURI().toURL(), importsOf(jar));
        URL tests = TwoBundles.class.getProtectionDomain().getCodeSource().getLocation();
        Bundle application = new Bundle(tests, Map.of("com.mysql.cj.jdbc", driver, "javax.sql", PLATFORM));
        Class.forName(Application.class.getName(), true, application)
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {arguments[0], Origin.DRIVER_DATA_SOURCE.name()});
    }

    /** What the manifest says; packages that are not the JDK's are optional, and not there. */
    private static Map<String, ClassLoader> importsOf(File jar) throws Exception {
        Map<String, ClassLoader> imports = new HashMap<>();
        try (JarFile file = new JarFile(jar)) {
            String all = file.getManifest().getMainAttributes().getValue(new Attributes.Name("Import-Package"));
            // Packages and their attributes; the latter have no dots.
            for (String each : all.replaceAll("\"[^\"]*\"", "").split("[,;]", -1)) {
                imports.put(each.strip(), PLATFORM);
            }
        }
        return imports;
    }
}
