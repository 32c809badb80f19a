package io.github.safeguardjdbc.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * {@code java.sql.SafeguardSeam}, through which the methods of an application reach the agent: three static fields of types of
 * the JDK.
 *
 * <p>In a package of the JDK, because there is none other that every class loader leaves to its parent, and that every module
 * with a data source reads.
 *
 * @param enter says how deep in the methods that hand out connections the current thread now is, from 1
 * @param leave sets that number
 * @param guard makes a guarded connection of one and of who has handed it out with what arguments
 */
record SeamClass(Field enter, Field leave, Field guard) {
    private static final String NAME = "java/sql/SafeguardSeam";

    /** Adds the class to this JVM, with what its fields hold. */
    static SeamClass define(
            Instrumentation instrumentation, IntSupplier enter, IntConsumer leave, BiFunction<?, ?, ?> guard)
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
        SeamClass fields = new SeamClass(seam.getField("enter"), seam.getField("leave"), seam.getField("guard"));
        fields.enter.set(null, enter);
        fields.leave.set(null, leave);
        fields.guard.set(null, guard);
        return fields;
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
        Map<String, Class<?>> fields =
                Map.of("enter", IntSupplier.class, "leave", IntConsumer.class, "guard", BiFunction.class);
        for (String name : List.of("enter", "leave", "guard")) {
            String descriptor = Type.getDescriptor(fields.get(name));
            writer.visitField(
                            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE,
                            name,
                            descriptor,
                            null,
                            null)
                    .visitEnd();
        }
        writer.visitEnd();
        return writer.toByteArray();
    }
}
