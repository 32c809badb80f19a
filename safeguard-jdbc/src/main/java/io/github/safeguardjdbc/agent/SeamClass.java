package io.github.safeguardjdbc.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * {@code java.sql.SafeguardSeam}, through which the methods of an application reach the agent: two static fields of types of the
 * JDK. The first is told of each call of a method that hands out connections; the second, when it returns, gives another
 * connection for that which it was about to return, and null for null. They never throw.
 *
 * <p>In a package of the JDK, because there is none other that every class loader leaves to its parent, and that every module
 * with a data source reads.
 */
final class SeamClass {
    private static final String NAME = "java/sql/SafeguardSeam";
    private static final String ENTER = "enter";
    private static final String LEAVE = "leave";

    private SeamClass() {}

    /** Adds the class to this JVM, with what its fields hold. */
    static void define(
            Instrumentation instrumentation, Consumer<Object[]> enter, UnaryOperator<@Nullable Connection> leave)
            throws ReflectiveOperationException {
        instrumentation.redefineModule(
                Connection.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of(Connection.class.getPackageName(), Set.of(SeamClass.class.getModule())),
                Set.of(),
                Map.of());
        Class<?> seam = MethodHandles.privateLookupIn(Connection.class, MethodHandles.lookup())
                .defineClass(classFile());
        seam.getField(ENTER).set(null, enter);
        seam.getField(LEAVE).set(null, leave);
    }

    private static byte[] classFile() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
                NAME,
                null,
                Type.getInternalName(Object.class),
                null);
        field(writer, ENTER, Consumer.class);
        field(writer, LEAVE, UnaryOperator.class);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void field(ClassWriter writer, String name, Class<?> type) {
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;
        writer.visitField(access, name, Type.getDescriptor(type), null, null).visitEnd();
    }

    /** Puts the field on the operand stack. */
    static void getEnter(MethodVisitor code) {
        code.visitFieldInsn(Opcodes.GETSTATIC, NAME, ENTER, Type.getDescriptor(Consumer.class));
    }

    /** Calls it with what is on the operand stack above it: an array of the object of a method, and its arguments. */
    static void callEnter(MethodVisitor code) {
        code.visitMethodInsn(
                Opcodes.INVOKEINTERFACE, Type.getInternalName(Consumer.class), "accept", "(Ljava/lang/Object;)V", true);
    }

    /** Puts the field on the operand stack. */
    static void getLeave(MethodVisitor code) {
        code.visitFieldInsn(Opcodes.GETSTATIC, NAME, LEAVE, Type.getDescriptor(UnaryOperator.class));
    }

    /** Replaces it and the connection above it by what it gives for that. */
    static void callLeave(MethodVisitor code) {
        code.visitMethodInsn(
                Opcodes.INVOKEINTERFACE,
                Type.getInternalName(UnaryOperator.class),
                "apply",
                "(Ljava/lang/Object;)Ljava/lang/Object;",
                true);
    }
}
