package io.attune;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;

/** No address of the API or the console without its gate. */
@AnalyzeClasses(packages = {"io.attune.api", "io.attune.console"}, importOptions = ImportOption.DoNotIncludeTests.class)
class GatesTest {

    @ArchTest
    static final ArchRule THE_API_ASKS_FOR_THE_TOKEN = classes().that().resideInAPackage("io.attune.api")
            .and().areAnnotatedWith(Path.class)
            .should().beAnnotatedWith("io.attune.api.Guarded");

    @ArchTest
    static final ArchRule THE_CONSOLE_ASKS_FOR_A_SESSION = classes().that().resideInAPackage("io.attune.console")
            .and().areAnnotatedWith(Path.class)
            .and().doNotHaveSimpleName("SignInPages").and().doNotHaveSimpleName("HomePage") // it only leads there
            .should().beAnnotatedWith("io.attune.console.SignedIn");
}
