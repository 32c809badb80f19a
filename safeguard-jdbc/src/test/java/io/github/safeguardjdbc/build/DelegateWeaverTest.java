package io.github.safeguardjdbc.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.Test;

class DelegateWeaverTest {

    private final DelegateWeaver weaver = new DelegateWeaver();
    private final List<String> reached = new ArrayList<>();
    private final PreparedStatement prepared = stub(PreparedStatement.class, (proxy, method, arguments) -> {
        reached.add(method.getName() + Arrays.toString(arguments));
        return null;
    });

    /** Declares a few methods of its interface, one by way of a helper. */
    public abstract static class Recording implements PreparedStatement {

        private final PreparedStatement prepared;
        private final List<String> recorded;

        Recording(PreparedStatement prepared, List<String> recorded) {
            this.prepared = prepared;
            this.recorded = recorded;
        }

        static native Recording create(PreparedStatement prepared, List<String> recorded);

        @Override
        public void setInt(int index, int value) {
            record(index, value);
        }

        @Override
        public void setObject(int index, Object value) {
            record(index, value);
        }

        private void record(int index, Object value) {
            recorded.add(index + "=" + value + " of " + (prepared == null ? "none" : "a statement"));
        }
    }

    abstract static class WithoutField implements Savepoint, Wrapper {
        static native WithoutField create();
    }

    abstract static class TwoFields implements Statement {
        final Statement one = null;
        final Statement other = null;

        static native TwoFields create();
    }

    abstract static class OtherConstructor implements Statement {
        final Statement statement;

        OtherConstructor(Statement statement) {
            this.statement = statement;
        }

        static native OtherConstructor create(String statement);
    }

    abstract static class WithoutFactory implements Statement {}

    abstract static class NotOfJdbc implements Runnable {
        static native NotOfJdbc create();
    }

    @Test
    void declaredMethodsStayAndTheOthersReachTheDelegate() throws Exception {
        List<String> recorded = new ArrayList<>();
        PreparedStatement statement = instantiate(recorded);

        statement.setInt(1, 7);
        statement.setObject(2, "x");
        statement.setLong(3, 9L);
        statement.setObject(4, "y", 12);
        statement.clearWarnings();

        assertThat(recorded).containsExactly("1=7 of a statement", "2=x of a statement");
        assertThat(reached).containsExactly("setLong[3, 9]", "setObject[4, y, 12]", "clearWarningsnull");
    }

    @Test
    void aDefaultMethodReachesTheDelegateToo() throws Exception {
        instantiate(List.of()).enquoteLiteral("x");

        assertThat(reached).containsExactly("enquoteLiteral[x]");
    }

    @Test
    void aWovenClassIsLeftAlone() {
        Class<?> woven = load(Recording.class);

        assertThat(weaver.matches(TypeDescription.ForLoadedType.of(Recording.class)))
                .isTrue();
        assertThat(Modifier.isAbstract(woven.getModifiers())).isFalse();
        assertThat(weaver.matches(TypeDescription.ForLoadedType.of(woven))).isFalse();
    }

    @Test
    void methodsAreWrittenInTheOrderOfTheirNames() {
        List<String> names = weave(Recording.class).getTypeDescription().getDeclaredMethods().stream()
                .skip(TypeDescription.ForLoadedType.of(Recording.class)
                        .getDeclaredMethods()
                        .size())
                .map(method -> method.getName() + method.getDescriptor())
                .toList();

        assertThat(names).isNotEmpty().isSorted();
    }

    @Test
    void onlyAnAbstractWrapperWithAFactoryIsWoven() {
        assertThat(weaver.matches(TypeDescription.ForLoadedType.of(WithoutFactory.class)))
                .isFalse();
        assertThat(weaver.matches(TypeDescription.ForLoadedType.of(NotOfJdbc.class)))
                .isFalse();
        assertThat(weaver.matches(TypeDescription.ForLoadedType.of(Statement.class)))
                .isFalse();
    }

    @Test
    void aClassThatCannotBeWovenIsNamedWithTheReason() {
        assertThatThrownBy(() -> weave(WithoutField.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("WithoutField needs one field of the type of its interface");
        assertThatThrownBy(() -> weave(TwoFields.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one", "other");
        assertThatThrownBy(() -> weave(OtherConstructor.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("OtherConstructor has no constructor with the parameters of ")
                .hasMessageContaining("create(java.lang.String)");
    }

    private PreparedStatement instantiate(List<String> recorded) throws Exception {
        Method create = load(Recording.class).getDeclaredMethod("create", PreparedStatement.class, List.class);
        create.setAccessible(true);
        return (PreparedStatement) create.invoke(null, prepared, recorded);
    }

    private Class<?> load(Class<?> type) {
        return weave(type)
                .load(type.getClassLoader(), ClassLoadingStrategy.Default.CHILD_FIRST)
                .getLoaded();
    }

    private DynamicType.Unloaded<?> weave(Class<?> type) {
        ClassFileLocator locator = ClassFileLocator.ForClassLoader.of(type.getClassLoader());
        DynamicType.Builder<?> builder = new ByteBuddy().redefine(type, locator);
        return weaver.apply(builder, TypeDescription.ForLoadedType.of(type), locator)
                .make();
    }

    private static <T> T stub(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
