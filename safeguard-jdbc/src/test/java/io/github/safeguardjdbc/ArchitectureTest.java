package io.github.safeguardjdbc;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.Connection;
import java.sql.Wrapper;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the packages to their places: application → connection → plan → execute → driver → MySQL, and below these packet,
 * sql and value. Arrows run to the right and downwards only.
 */
class ArchitectureTest {

    private static final String ROOT = "io.github.safeguardjdbc";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/safeguardjdbc/build/"))
            .importPackages(ROOT);

    /** Settings, events and exceptions: what all packages speak of. The other classes of the root are entry points. */
    private static final DescribedPredicate<JavaClass> VOCABULARY = resideInAPackage(ROOT)
            .and(describe(
                    "know no sub-package",
                    type -> type.getDirectDependenciesFromSelf().stream()
                            .noneMatch(arrow ->
                                    arrow.getTargetClass().getPackageName().startsWith(ROOT + "."))));

    /** Made concrete by the weaver: abstract in the source, so that final does not go together with it. */
    private static final DescribedPredicate<JavaClass> WOVEN = resideInAPackage(ROOT + ".connection")
            .and(assignableTo(Wrapper.class))
            .as("woven");

    @ParameterizedTest
    @CsvSource({
        "value,",
        "sql,",
        "packet, value",
        "plan, packet sql value",
        "driver, packet value",
        "event,",
        "metrics,",
        "execute, plan driver packet sql value event",
        "liveness, driver packet sql event",
        "connection, liveness execute driver packet sql value event",
        "doctor.survey, driver packet",
        "doctor.check, doctor.survey driver packet",
        "doctor.render, doctor doctor.check doctor.survey",
        "doctor.explain, packet sql plan",
        "doctor.cli, doctor doctor.survey doctor.render doctor.explain sql",
        "agent,",
        "agent.guest, connection liveness event",
    })
    void aPackageKnowsOnlyThoseToItsRightAndBelow(String name, String others) {
        String[] known = Stream.concat(
                        Stream.of(name), others == null ? Stream.empty() : Arrays.stream(others.split(" ")))
                .map(other -> ROOT + "." + other)
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> ofOurs = resideInAPackage(ROOT + "..");

        classes()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .onlyDependOnClassesThat(
                        not(ofOurs).or(resideInAnyPackage(known)).or(VOCABULARY))
                .check(OURS);
    }

    @Test
    void everyPackageHasItsPlace() {
        Stream<String> packages = OURS.stream().map(JavaClass::getPackageName).distinct();

        assertThat(packages.filter(name -> !name.equals(ROOT)).map(name -> name.substring(ROOT.length() + 1)))
                .containsExactlyInAnyOrder(
                        "value",
                        "sql",
                        "packet",
                        "plan",
                        "driver",
                        "event",
                        "metrics",
                        "execute",
                        "liveness",
                        "connection",
                        "agent",
                        "agent.guest",
                        "doctor",
                        "doctor.survey",
                        "doctor.check",
                        "doctor.render",
                        "doctor.explain",
                        "doctor.cli");
    }

    @Test
    void nobodyKnowsTheDoctor() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".doctor..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".doctor..")
                .check(OURS);
    }

    @Test
    void theDoctorLooksAtTheEntryPointsFromOutside() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".doctor")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(ROOT + ".."))
                        .or(resideInAnyPackage(
                                ROOT,
                                ROOT + ".doctor",
                                ROOT + ".doctor.check",
                                ROOT + ".doctor.survey",
                                ROOT + ".driver",
                                ROOT + ".packet",
                                ROOT + ".metrics")))
                .check(OURS);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".doctor.cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(OURS);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void whatIsPureNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAnyPackage(ROOT + ".packet", ROOT + ".sql", ROOT + ".value", ROOT + ".plan")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", ROOT + ".."))
                .andShould(be(describe(
                        "without knowledge of a connection",
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .map(arrow -> arrow.getTargetClass())
                                .noneMatch(known -> known.isEquivalentTo(Connection.class)
                                        || known.getPackageName().startsWith("javax.sql")))))
                .check(OURS);
    }

    @Test
    void theLexerKnowsNoJdbc() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".sql")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(OURS);
    }

    @Test
    void onlyTheDriverPackageKnowsConnectorJ() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".driver")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.mysql..")
                .check(OURS);
    }

    @Test
    void onlyTheDataSourceAndWhatItTellsHikariKnowHikari() {
        noClasses()
                .that(not(belongToAnyOf(SafeguardDataSource.class, SafeguardExceptionOverride.class))
                        .and(not(simpleName("HikariPool"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.zaxxer..")
                .check(OURS);
    }

    @Test
    void nobodyKnowsTheWeaver() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".build")
                .check(OURS);
    }

    @Test
    void onlyTheAgentKnowsByteBuddy() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".agent")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.bytebuddy..")
                .check(OURS);
    }

    @Test
    void nobodyKnowsTheAgent() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".agent..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".agent..")
                .check(OURS);
    }

    /** The agent meets its other half, and the class that it adds to the JDK, across class loaders, where nothing else reaches. */
    @Test
    void nothingIsDoneByReflection() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".agent")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..")
                .check(OURS);
    }

    @Test
    void concreteClassesAreFinal() {
        classes()
                .that()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and(not(WOVEN))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(OURS);
    }

    @Test
    void whatIsPublicInASubPackageIsUsedOutsideOfIt() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".*")
                .and()
                .resideOutsideOfPackage(ROOT + ".doctor")
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .and()
                // The JVM, and across class loaders the agent itself, use its public classes by their names.
                .resideOutsideOfPackage(ROOT + ".agent..")
                .should(be(describe(
                        "used in another package",
                        type -> type.getDirectDependenciesToSelf().stream()
                                .anyMatch(arrow ->
                                        !arrow.getOriginClass().getPackage().equals(type.getPackage())))))
                .check(OURS);
    }

    @Test
    void everyPackageSaysWhatItIsAndMarksNulls() {
        assertThat(OURS.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(ours -> assertThat(ours.isAnnotatedWith(NullMarked.class))
                        .as(ours.getName())
                        .isTrue());
    }
}
