package io.github.safeguardjdbc.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** A compiled class as it lies on disk: which of its methods have source lines, and what each one calls. */
final class ClassFile {

    int majorVersion;
    final Map<String, Body> bodies = new HashMap<>();

    /** The code of a method: whether javac wrote it, and the instructions that do more than move values about. */
    static final class Body {
        boolean hasLines;
        final List<String> calls = new ArrayList<>();
    }

    private static final ClassValue<ClassFile> READ = new ClassValue<>() {
        @Override
        protected ClassFile computeValue(Class<?> type) {
            return read(type);
        }
    };

    static ClassFile of(Class<?> type) {
        return READ.get(type);
    }

    private static ClassFile read(Class<?> type) {
        ClassFile file = new ClassFile();
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            new ClassReader(in).accept(file.new Reader(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    Body body(Method method) {
        return bodies.get(method.getName() + Type.getMethodDescriptor(method));
    }

    private final class Reader extends ClassVisitor {

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            majorVersion = version & 0xFFFF;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            Body body = new Body();
            bodies.put(name + descriptor, body);
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitLineNumber(int line, Label start) {
                    body.hasLines = true;
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    body.calls.add((opcode == Opcodes.INVOKEINTERFACE ? "interface " : "other ") + called + type);
                }

                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle handle, Object... arguments) {
                    body.calls.add("dynamic " + called + type);
                }

                @Override
                public void visitTypeInsn(int opcode, String type) {
                    body.calls.add("type " + type);
                }
            };
        }
    }
}
