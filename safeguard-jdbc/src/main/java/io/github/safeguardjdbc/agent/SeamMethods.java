package io.github.safeguardjdbc.agent;

import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Which methods hand out connections. */
final class SeamMethods {
    private static final Set<String> CONNECTIONS = Set.of(
            "getConnection()Ljava/sql/Connection;",
            "getConnection(Ljava/lang/String;Ljava/lang/String;)Ljava/sql/Connection;",
            "connect(Ljava/lang/String;Ljava/util/Properties;)Ljava/sql/Connection;");

    /** What these get is cast to the driver's own type, for XA or for a pool. */
    private static final Set<String> OTHERS = Set.of(
            "getPooledConnection()Ljavax/sql/PooledConnection;",
            "getPooledConnection(Ljava/lang/String;Ljava/lang/String;)Ljavax/sql/PooledConnection;",
            "getXAConnection()Ljavax/sql/XAConnection;",
            "getXAConnection(Ljava/lang/String;Ljava/lang/String;)Ljavax/sql/XAConnection;");

    private SeamMethods() {}

    private static boolean handsOut(int access, String name, String descriptor) {
        String signature = name + descriptor;
        return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT)) == 0
                && (CONNECTIONS.contains(signature) || OTHERS.contains(signature));
    }

    /** The class file with the seam in these methods. */
    static byte[] withSeam(ClassReader classFile) {
        // Made of the reader, it copies what is left alone.
        ClassWriter writer = new ClassWriter(classFile, 0);
        classFile.accept(new Writer(writer), 0);
        return writer.toByteArray();
    }

    private static final class Writer extends ClassVisitor {
        private int version;

        private Writer(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int classVersion,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            version = classVersion;
            super.visit(classVersion, access, name, signature, superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
            return handsOut(access, name, descriptor) ? new SeamMethod(code, version, descriptor) : code;
        }
    }

    /** What a class declares of them. */
    static final class Declared extends ClassVisitor {
        private boolean any;
        private boolean withoutArguments;
        private boolean withUser;

        private Declared() {
            super(Opcodes.ASM9);
        }

        static Declared in(ClassReader classFile) {
            Declared declared = new Declared();
            classFile.accept(declared, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return declared;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            any |= handsOut(access, name, descriptor);
            if (name.equals("getConnection")) {
                withoutArguments |= descriptor.startsWith("()");
                withUser |= descriptor.startsWith("(Ljava/lang/String;Ljava/lang/String;)");
            }
            return null;
        }

        /** Whether there is any. */
        boolean any() {
            return any;
        }

        /** Whether both of a data source are there. */
        boolean likeADataSource() {
            return withoutArguments && withUser;
        }
    }
}
