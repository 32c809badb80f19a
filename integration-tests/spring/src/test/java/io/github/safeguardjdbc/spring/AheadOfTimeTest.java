package io.github.safeguardjdbc.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardExceptionOverride;
import io.github.safeguardjdbc.metrics.SafeguardMXBean;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;

/** The code that Spring generates ahead of time for native images, compiled and run. */
class AheadOfTimeTest {

    @Test
    @CompileWithForkedClassLoader
    void dataSourcesAreGuarded() {
        TestGenerationContext generated = new TestGenerationContext(AheadOfTimeTest.class);
        AnnotationConfigApplicationContext build = new AnnotationConfigApplicationContext();
        configure(build);
        build.register(BootLine.configurations().toArray(Class<?>[]::new));
        new ApplicationContextAotGenerator().processAheadOfTime(build, generated);
        generated.writeGeneratedContent();

        assertThat(hinted(generated))
                .contains(SafeguardExceptionOverride.class.getName(), SafeguardMXBean.class.getName());
        TestCompiler.forSystem().with(generated).compile(compiled -> {
            GenericApplicationContext run = new GenericApplicationContext();
            configure(run);
            initializer(compiled.getInstance(ApplicationContextInitializer.class))
                    .initialize(run);
            run.refresh();
            try (run) {
                DataSource dataSource = run.getBean(DataSource.class);
                assertThat(dataSource).isInstanceOf(GuardedDataSource.class);
                assertThat(((GuardedDataSource) dataSource).config().toMap())
                        .containsEntry("safeguard.idlePingAfter", "none");
                assertThat(((GuardedDataSource) dataSource).getTargetDataSource())
                        .isInstanceOf(HikariDataSource.class);
            }
        });
    }

    private static void configure(GenericApplicationContext context) {
        TestPropertyValues.of(
                        "spring.datasource.url=jdbc:mysql://127.0.0.1:1/nowhere", "safeguard.idle-ping-after=none")
                .applyTo(context);
    }

    @SuppressWarnings("unchecked")
    private static ApplicationContextInitializer<GenericApplicationContext> initializer(Object initializer) {
        return (ApplicationContextInitializer<GenericApplicationContext>) initializer;
    }

    /** Classes whose constructors or methods stay. */
    private static List<String> hinted(TestGenerationContext generated) {
        List<String> names = new ArrayList<>();
        new SafeguardRuntimeHints().registerHints(generated.getRuntimeHints(), null);
        generated.getRuntimeHints().reflection().typeHints().forEach(hint -> {
            if (hint.getMemberCategories().contains(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS)
                    || hint.getMemberCategories().contains(MemberCategory.INVOKE_PUBLIC_METHODS)) {
                TypeReference type = hint.getType();
                names.add(type.getName());
            }
        });
        return names;
    }
}
