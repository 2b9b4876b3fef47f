package io.attune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says of the code and of other pages. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)");

    @Test
    void itIsShortAndItsLinksLeadSomewhere() throws IOException {
        assertTrue(Files.readAllLines(README).size() <= 300);
        var matcher = LINK.matcher(Files.readString(README));
        while (matcher.find()) {
            assertTrue(matcher.group(1).startsWith("https://") || Files.exists(Path.of(matcher.group(1))),
                    matcher.group(1));
        }
    }

    @Test
    void itLeadsToEveryPage() throws IOException {
        var readme = Files.readString(README);
        try (var pages = Files.list(Path.of("src/main/docs"))) {
            assertEquals(List.of(), pages.map(Path::toString).filter(page -> !readme.contains(page)).toList());
        }
    }

    /** Each package stands below all those that it uses. */
    @Test
    void itNamesThePackagesInTheOrderOfTheirDependencies() {
        var classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.attune");
        var named = new ArrayList<String>();
        var outOfOrder = new TreeSet<String>();
        for (var row : DocPage.at(README).rows("The packages, in dependency order")) {
            var together = DocPage.quoted(row.get(0));
            named.addAll(together);
            together.forEach(name -> uses(classes.stream(), name).stream()
                    .filter(used -> !named.contains(used))
                    .forEach(used -> outOfOrder.add(name + " uses " + used)));
        }
        assertEquals(Set.of(), outOfOrder);
        assertEquals(classes.stream().map(ReadmeTest::slice).filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)), new TreeSet<>(named));
    }

    private static Set<String> uses(Stream<JavaClass> classes, String slice) {
        return classes.filter(type -> slice(type).equals(slice))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> slice(dependency.getTargetClass()))
                .filter(used -> !used.isEmpty() && !used.equals(slice))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code sandbox} of {@code io.attune.sandbox.shop}; empty outside of Attune. */
    private static String slice(JavaClass type) {
        var parts = type.getPackageName().split("\\.");
        return type.getPackageName().startsWith("io.attune.") ? parts[2] : "";
    }
}
