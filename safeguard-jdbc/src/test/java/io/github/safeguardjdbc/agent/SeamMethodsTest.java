package io.github.safeguardjdbc.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.Callable;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeamMethodsTest {
    /** Where it is in a class file. */
    private static final int VERSION = 6;

    /** The class file's version decides how the JVM verifies it, and with what frames. */
    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6, Opcodes.V1_8, Opcodes.V17})
    void theJvmTakesWhatIsWritten(int version) throws Exception {
        byte[] classFile = asOfVersion(version, ClassFiles.of(Winding.class));

        Callable<?> source = loaded(SeamMethods.withSeam(new ClassReader(classFile)));

        // There is no agent here.
        assertThatExceptionOfType(NoClassDefFoundError.class)
                .isThrownBy(source::call)
                .withMessageContaining("SafeguardSeam");
    }

    private static byte[] asOfVersion(int version, byte[] classFile) {
        ClassWriter copy = new ClassWriter(0);
        new ClassReader(classFile).accept(copy, version < Opcodes.V1_6 ? ClassReader.SKIP_FRAMES : 0);
        byte[] older = copy.toByteArray();
        ByteBuffer.wrap(older).putShort(VERSION, (short) version);
        return older;
    }

    @Test
    void otherMethodsAreLeftAsTheyAre() throws Exception {
        byte[] classFile = ClassFiles.of(Holder.class);

        assertThat(loaded(SeamMethods.withSeam(new ClassReader(classFile))).call())
                .isEqualTo("called");
    }

    private static Callable<?> loaded(byte[] classFile) throws ReflectiveOperationException {
        String type = new ClassReader(classFile).getClassName().replace('/', '.');
        ClassLoader loader = new ClassLoader(SeamMethodsTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(type)
                        ? defineClass(name, classFile, 0, classFile.length)
                        : super.loadClass(name, resolve);
            }
        };
        return Class.forName(type, true, loader)
                .asSubclass(Callable.class)
                .getConstructor()
                .newInstance();
    }

    /** Begins with a loop, has several ends, and puts other things in its parameters. */
    public static final class Winding implements Callable<@Nullable Connection> {
        private final Iterator<Connection> connections = Collections.emptyIterator();

        @Override
        public @Nullable Connection call() throws SQLException {
            return getConnection("user", "password");
        }

        @Nullable Connection getConnection(String user, String password) throws SQLException {
            while (connections.hasNext()) {
                try {
                    Connection connection = connections.next();
                    if (connection.isValid(0)) {
                        return connection;
                    }
                } catch (SQLException e) {
                    password = e.getSQLState();
                } finally {
                    user = password;
                }
            }
            if (user.isEmpty()) {
                throw new SQLException(password);
            }
            long length = user.length();
            return length > 0 ? null : connections.next();
        }
    }

    /** Has methods of these names that hand out nothing. */
    public static final class Holder implements Callable<String> {
        @Override
        public String call() {
            return getConnection() + getXAConnection();
        }

        String getConnection() {
            return "call";
        }

        static String getXAConnection() {
            return "ed";
        }
    }
}
