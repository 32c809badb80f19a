package io.github.safeguardjdbc.build;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isInterface;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.isSubTypeOf;
import static net.bytebuddy.matcher.ElementMatchers.isSuperTypeOf;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.lang.reflect.Modifier;
import java.sql.ResultSet;
import java.sql.Wrapper;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.matcher.ElementMatcher;
import org.jspecify.annotations.Nullable;

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
            isStatic().and(isNative());

    private static final ElementMatcher.Junction<MethodDescription> WRAP =
            named("wrap").and(returns(ResultSet.class)).and(takesArguments(ResultSet.class));

    @Override
    public boolean matches(TypeDescription type) {
        return type.isAbstract()
                && isSubTypeOf(Wrapper.class).matches(type)
                && !type.getDeclaredMethods().filter(FACTORY).isEmpty();
    }

    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
        String field = delegateField(type).getName();
        MethodDescription wrap = wrapMethod(type);
        DynamicType.Builder<?> woven = builder.modifiers(type.getModifiers() & ~Modifier.ABSTRACT)
                .method(FACTORY)
                .intercept(new ConstructorCall());
        for (MethodDescription method : leftToWeave(type)) {
            MethodCall call = MethodCall.invoke(method).onField(field).withAllArguments();
            boolean wrapped = wrap != null && method.getReturnType().represents(ResultSet.class);
            woven = woven.defineMethod(method.getName(), method.getReturnType().asErasure(), Visibility.PUBLIC)
                    .withParameters(method.getParameters().asTypeList().asErasures())
                    .throwing(method.getExceptionTypes().asErasures())
                    .intercept(wrapped ? MethodCall.invoke(wrap).withMethodCall(call) : call);
        }
        return woven;
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

    /** In an order of our own: that of the running JVM changes from build to build. */
    private static List<MethodDescription> leftToWeave(TypeDescription type) {
        TypeDescription superclass = type.getSuperClass().asErasure();
        return MethodGraph.Compiler.DEFAULT
                .compile((TypeDefinition) type)
                .listNodes()
                .asMethodList()
                .filter(isDeclaredBy(isInterface()).and(not(isDeclaredBy(isSuperTypeOf(superclass)))))
                .stream()
                .<MethodDescription>map(method -> method)
                .sorted(Comparator.comparing(MethodDescription::getName)
                        .thenComparing(MethodDescription::getDescriptor))
                .toList();
    }

    private static @Nullable MethodDescription wrapMethod(TypeDescription type) {
        return Stream.<TypeDefinition>iterate(type, t -> t != null, TypeDefinition::getSuperClass)
                .flatMap(t -> t.getDeclaredMethods().filter(WRAP).stream())
                .findFirst()
                .orElse(null);
    }
}
