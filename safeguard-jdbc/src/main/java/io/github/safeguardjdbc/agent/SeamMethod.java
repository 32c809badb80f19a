package io.github.safeguardjdbc.agent;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes the seam into a method that hands out a connection: a call when it begins, and one when it ends, however it does. What
 * is written names no types but those of the JDK, as it stands in somebody else's class, and uses no local variable but the
 * parameters at the very beginning, so that what the method says of its own stays true.
 */
final class SeamMethod extends MethodVisitor {
    /** How much deeper the operand stack may get: by the field, an array, again that, an index and an element. */
    private static final int STACK = 5;

    private static final String CONNECTION = "java/sql/Connection";

    private final int classVersion;
    private final int parameters;
    private final boolean givesConnection;
    private final Label begin = new Label();
    private final Label end = new Label();

    /** @param classVersion of the class file, as in its head */
    SeamMethod(MethodVisitor next, int classVersion, String descriptor) {
        super(Opcodes.ASM9, next);
        this.classVersion = classVersion & 0xFFFF;
        this.parameters = Type.getArgumentCount(descriptor);
        this.givesConnection = Type.getReturnType(descriptor).getInternalName().equals(CONNECTION);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        SeamClass.getEnter(mv);
        super.visitInsn(Opcodes.ICONST_1 + parameters);
        super.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        for (int i = 0; i <= parameters; i++) {
            super.visitInsn(Opcodes.DUP);
            super.visitInsn(Opcodes.ICONST_0 + i);
            super.visitVarInsn(Opcodes.ALOAD, i);
            super.visitInsn(Opcodes.AASTORE);
        }
        SeamClass.callEnter(mv);
        super.visitLabel(begin);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.ARETURN && givesConnection) {
            SeamClass.getLeave(mv);
            super.visitInsn(Opcodes.SWAP);
            SeamClass.callLeave(mv);
            super.visitTypeInsn(Opcodes.CHECKCAST, CONNECTION);
        } else if (opcode == Opcodes.ARETURN) {
            leaveWithoutConnection();
        }
        super.visitInsn(opcode);
    }

    private void leaveWithoutConnection() {
        SeamClass.getLeave(mv);
        super.visitInsn(Opcodes.ACONST_NULL);
        SeamClass.callLeave(mv);
        super.visitInsn(Opcodes.POP);
    }

    /** The last handler of exceptions, for those that leave the method. */
    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitTryCatchBlock(begin, end, end, null);
        super.visitLabel(end);
        if (classVersion >= Opcodes.V1_6) {
            Object[] stack = {"java/lang/Throwable"};
            super.visitFrame(Opcodes.F_FULL, 0, new @Nullable Object[0], stack.length, stack);
        }
        leaveWithoutConnection();
        super.visitInsn(Opcodes.ATHROW);
        super.visitMaxs(maxStack + STACK, maxLocals);
    }
}
