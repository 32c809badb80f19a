package io.github.safeguardjdbc.agent;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.utility.OpenedClassReader;

/** Which classes hand out connections that we guard: data sources of any kind, and the drivers of MySQL. */
final class Candidates {
    private static final Set<String> DRIVERS =
            Set.of("com.mysql.cj.jdbc.NonRegisteringDriver", "io.github.safeguardjdbc.SafeguardDriver");

    private static final List<Class<?>> SOURCES =
            List.of(DataSource.class, ConnectionPoolDataSource.class, XADataSource.class);

    private static final Set<String> SOURCE_NAMES =
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
     * @param files where the class files of its supertypes are; one that is not found, as other agents add them, is none of ours
     */
    static boolean handsOut(TypeDescription type, byte[] classFile, ClassFileLocator files) throws IOException {
        return !type.isInterface()
                && (DRIVERS.contains(type.getName()) || isLikeADataSource(type) || isDataSource(classFile, files));
    }

    private static boolean isDataSource(byte[] classFile, ClassFileLocator files) throws IOException {
        ClassReader type = OpenedClassReader.of(classFile);
        for (String name : type.getInterfaces()) {
            if (SOURCE_NAMES.contains(name) || isDataSource(name, files)) {
                return true;
            }
        }
        String superclass = type.getSuperName();
        return superclass != null && !superclass.equals("java/lang/Object") && isDataSource(superclass, files);
    }

    private static boolean isDataSource(String name, ClassFileLocator files) throws IOException {
        ClassFileLocator.Resolution file = files.locate(name.replace('/', '.'));
        return file.isResolved() && isDataSource(file.resolve(), files);
    }

    /** The same for one that is loaded already, which costs less where it says so itself. */
    static boolean handsOut(Class<?> loaded, TypeDescription type) {
        return handsOut(loaded) || (!loaded.isInterface() && isLikeADataSource(type));
    }

    private static boolean isLikeADataSource(TypeDescription type) {
        MethodList<?> methods = type.getDeclaredMethods().filter(named("getConnection"));
        return !methods.filter(takesNoArguments()).isEmpty()
                && !methods.filter(takesArguments(String.class, String.class)).isEmpty();
    }

    /** Whether the objects of a loaded class do, be it by a method of a superclass. */
    static boolean handsOut(Class<?> type) {
        return !type.isInterface()
                && (DRIVERS.contains(type.getName())
                        || SOURCES.stream().anyMatch(source -> source.isAssignableFrom(type)));
    }
}
