package io.github.safeguardjdbc.build;

import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.ByteCodeAppender;
import net.bytebuddy.implementation.bytecode.Duplication;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.TypeCreation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.implementation.bytecode.member.MethodReturn;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;

/**
 * The body {@code return new Type(arguments)} of a static method.
 *
 * <p>{@code MethodCall.construct} refuses a type that is still abstract when it is called; this looks at the type as it
 * will be written.
 */
final class ConstructorCall implements Implementation {

    @Override
    public InstrumentedType prepare(InstrumentedType type) {
        return type;
    }

    @Override
    public ByteCodeAppender appender(Target target) {
        TypeDescription type = target.getInstrumentedType();
        return (code, context, factory) -> {
            StackManipulation body = new StackManipulation.Compound(
                    TypeCreation.of(type),
                    Duplication.SINGLE,
                    MethodVariableAccess.allArgumentsOf(factory),
                    MethodInvocation.invoke(constructorFor(factory, type)),
                    MethodReturn.REFERENCE);
            return new ByteCodeAppender.Size(body.apply(code, context).getMaximalSize(), factory.getStackSize());
        };
    }

    private static MethodDescription constructorFor(MethodDescription factory, TypeDescription type) {
        return type.getDeclaredMethods().stream()
                .filter(method -> method.isConstructor()
                        && method.getParameters()
                                .asTypeList()
                                .asErasures()
                                .equals(factory.getParameters().asTypeList().asErasures()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        type.getName() + " has no constructor with the parameters of " + factory));
    }
}
