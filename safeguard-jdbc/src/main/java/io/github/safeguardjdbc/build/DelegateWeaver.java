package io.github.safeguardjdbc.build;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isInterface;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.isSubTypeOf;
import static net.bytebuddy.matcher.ElementMatchers.isSuperTypeOf;
import static net.bytebuddy.matcher.ElementMatchers.isVirtual;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.lang.reflect.Modifier;
import java.sql.ResultSet;
import java.sql.Wrapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Makes the abstract JDBC delegates concrete, as a step of the build.
 *
 * <p>A delegate is an abstract {@link Wrapper} with a factory (a static method declared {@code native}, for want of a
 * body) and one field of the type of the interface that it declares.
 *
 * <ul>
 *   <li>Each method of that interface for which neither the class nor its superclass answers becomes a call on the field,
 *       default methods included: the object below may have its own.
 *   <li>Where the class has, or inherits, {@code ResultSet wrap(ResultSet)}, a woven method that returns a result set
 *       passes it through.
 *   <li>Each factory becomes a call of the constructor with the same parameters.
 * </ul>
 *
 * <p>A woven class is no longer abstract, and so is left alone from then on.
 */
public final class DelegateWeaver implements Plugin {

    private static final ElementMatcher.Junction<MethodDescription> FACTORY =
            isStatic().and(named("create"));

    private static final ElementMatcher.Junction<MethodDescription> RESULT_SET = returns(ResultSet.class);

    private static final ElementMatcher.Junction<MethodDescription> WRAP =
            RESULT_SET.and(named("wrap")).and(takesArguments(ResultSet.class));

    @Override
    public boolean matches(TypeDescription type) {
        return type.isAbstract()
                && isSubTypeOf(Wrapper.class).matches(type)
                && !type.getDeclaredMethods().filter(FACTORY).isEmpty();
    }

    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
        MethodCall call =
                MethodCall.invokeSelf().onField(delegateField(type).getName()).withAllArguments();
        DynamicType.Builder<?> woven = builder.modifiers(type.getModifiers() & ~Modifier.ABSTRACT)
                .method(FACTORY)
                .intercept(new ConstructorCall())
                .method(leftToWeave(type))
                .intercept(call);
        return wrapMethod(type)
                .<DynamicType.Builder<?>>map(
                        wrap -> woven.method(leftToWeave(type).and(RESULT_SET))
                                .intercept(MethodCall.invoke(wrap).withMethodCall(call)))
                .orElse(woven);
    }

    @Override
    public void close() {}

    private static FieldDescription delegateField(TypeDescription type) {
        List<TypeDescription> interfaces = type.getInterfaces().asErasures();
        List<? extends FieldDescription> fields = type.getDeclaredFields().stream()
                .filter(field -> interfaces.contains(field.getType().asErasure()))
                .toList();
        if (fields.size() != 1) {
            throw new IllegalStateException(type.getName() + " needs one field of the type of its interface "
                    + interfaces + " to be woven, and has " + fields);
        }
        return fields.get(0);
    }

    private static ElementMatcher.Junction<MethodDescription> leftToWeave(TypeDescription type) {
        TypeDescription superclass = type.getSuperClass().asErasure();
        return isVirtual()
                .<MethodDescription>and(isDeclaredBy(isInterface()))
                .and(not(isDeclaredBy(isSuperTypeOf(superclass))));
    }

    private static Optional<MethodDescription> wrapMethod(TypeDescription type) {
        return Stream.<TypeDefinition>iterate(type, t -> t != null, TypeDefinition::getSuperClass)
                .flatMap(t -> t.getDeclaredMethods().filter(WRAP).stream())
                .<MethodDescription>map(method -> method)
                .findFirst();
    }
}
