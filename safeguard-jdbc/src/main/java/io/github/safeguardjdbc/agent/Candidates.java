package io.github.safeguardjdbc.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Which classes hand out connections that we guard: data sources of any kind, and the drivers of MySQL. */
final class Candidates {
    private static final Set<String> DRIVERS =
            Set.of("com/mysql/cj/jdbc/NonRegisteringDriver", "io/github/safeguardjdbc/SafeguardDriver");

    private static final Set<String> SOURCES =
            Set.of("javax/sql/DataSource", "javax/sql/ConnectionPoolDataSource", "javax/sql/XADataSource");

    /** Spring's data sources delegate, and some not before the connection is used; what is behind them is guarded. */
    private static final String LEFT_ALONE = "org/springframework/";

    /** How the descriptors of the methods end that hand out a connection, without the letter before. */
    private static final byte[][] RESULTS = {
        bytes("ava/sql/Connection;"), bytes("avax/sql/PooledConnection;"), bytes("avax/sql/XAConnection;")
    };

    private Candidates() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a class may hand out connections, by a look at its bytes that costs microseconds. */
    static boolean includes(String name, byte[] classFile) {
        if (name.startsWith(LEFT_ALONE)) {
            return false;
        }
        for (int i = 0; i < classFile.length - 24; i++) {
            if (classFile[i] == ')'
                    && classFile[i + 1] == 'L'
                    && classFile[i + 2] == 'j'
                    && isResult(classFile, i + 3)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isResult(byte[] classFile, int from) {
        for (byte[] result : RESULTS) {
            int end = Math.min(from + result.length, classFile.length);
            if (Arrays.equals(classFile, from, end, result, 0, result.length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a class that is being loaded does, which loads no other class. One with both methods of a data source is taken for
     * one: that of Tomcat's pool leaves it to a subclass to say so.
     *
     * @param loader shows the class files of its supertypes; one that is not found, as other agents add them, is none of ours
     */
    static boolean handsOut(ClassReader type, SeamMethods.Declared methods, ClassLoader loader) throws IOException {
        return !isInterface(type)
                && (DRIVERS.contains(type.getClassName()) || methods.likeADataSource() || isDataSource(type, loader));
    }

    /** The same for one that is loaded already. */
    static boolean handsOut(ClassReader type, SeamMethods.Declared methods, Class<?> loaded) {
        return handsOut(loaded) || (!isInterface(type) && methods.likeADataSource());
    }

    private static boolean isInterface(ClassReader type) {
        return (type.getAccess() & Opcodes.ACC_INTERFACE) != 0;
    }

    private static boolean isDataSource(ClassReader type, ClassLoader loader) throws IOException {
        for (String name : type.getInterfaces()) {
            if (isDataSource(name, loader)) {
                return true;
            }
        }
        String superclass = type.getSuperName();
        return superclass != null && isDataSource(superclass, loader);
    }

    private static boolean isDataSource(String name, ClassLoader loader) throws IOException {
        if (SOURCES.contains(name)) {
            return true;
        }
        if (name.startsWith("java/") || name.startsWith("javax/sql/")) {
            return false;
        }
        try (InputStream in = classFile(name + ".class", loader)) {
            return in != null && isDataSource(new ClassReader(in), loader);
        }
    }

    /** A loader need not show the class files of the JDK, as those of OSGi bundles do not. */
    private static @Nullable InputStream classFile(String file, ClassLoader loader) {
        InputStream in = loader.getResourceAsStream(file);
        return in != null ? in : ClassLoader.getPlatformClassLoader().getResourceAsStream(file);
    }

    /** Whether the objects of a loaded class do, be it by a method of a superclass. */
    static boolean handsOut(Class<?> type) {
        return !type.isInterface()
                && (DataSource.class.isAssignableFrom(type)
                        || ConnectionPoolDataSource.class.isAssignableFrom(type)
                        || XADataSource.class.isAssignableFrom(type)
                        || DRIVERS.contains(type.getName().replace('.', '/')));
    }
}
