package io.attune;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.attune.document.InOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The wall between what decides and what does, and the order of the packages. */
@AnalyzeClasses(packages = "io.attune", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORE = Stream.of("document", "yaml", "expression", "redaction", "retry", "connector",
            "connection", "egress", "mapping", "policy", "merge").map(name -> "io.attune." + name + "..")
            .toArray(String[]::new);

    private static final String[] LIBRARIES = {"java..", "com.fasterxml.jackson..", "org.snakeyaml.engine..",
        "com.networknt.schema..", "dev.cel..", "com.google.re2j..", "com.google.i18n.phonenumbers..", "org.jsoup..",
        "org.commonmark..", "com.cronutils..",
        "com.google.common..", "com.google.protobuf..", "com.google.errorprone.annotations..", "javax.crypto..",
        "javax.xml.."};

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_NO_FRAMEWORK = classes().that().resideInAnyPackage(CORE)
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage(Stream.of(CORE, LIBRARIES).flatMap(Stream::of).toArray(String[]::new))
            .because("what decides must run without a server, a database or an event loop");

    @ArchTest
    static final ArchRule THE_CORE_READS_NO_CLOCK = noClasses().that().resideInAnyPackage(CORE)
            .should().callMethod(Instant.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(System.class, "nanoTime")
            .orShould().callMethod(Clock.class, "systemUTC")
            .because("time is handed in");

    @ArchTest
    static final ArchRule THE_CORE_ROLLS_NO_DICE = noClasses().that().resideInAnyPackage(CORE)
            .should().callMethod(Math.class, "random")
            .orShould().callMethod(UUID.class, "randomUUID")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.security.SecureRandom")
            .because("chance is handed in");

    @ArchTest
    static final ArchRule THE_CORE_OPENS_NO_FILE = noClasses().that().resideInAnyPackage(CORE)
            .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.net.http..")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.io.File")
            .because("what the core reads is handed in");

    @ArchTest
    static final ArchRule PATTERNS_OF_USERS_RUN_IN_LINEAR_TIME = noClasses().that().resideInAnyPackage(CORE)
            .should().dependOnClassesThat().resideInAnyPackage("java.util.regex..")
            .orShould().callMethod(String.class, "matches", String.class)
            .orShould().callMethod(String.class, "replaceAll", String.class, String.class)
            .because("java.util.regex can be made to hang; RE2/J cannot");

    @ArchTest
    static final ArchRule COPIES_KEEP_THEIR_ORDER = noClasses().that().areNotAssignableTo(InOrder.class)
            .should().callMethod(Set.class, "copyOf", Collection.class)
            .orShould().callMethod(Map.class, "copyOf", Map.class)
            .orShould().callMethod(Collectors.class, "toUnmodifiableSet")
            .because("sets and maps of the JDK that cannot be changed have another order in every process: InOrder");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE = slices().matching("io.attune.(*)..").should().beFreeOfCycles();
}
