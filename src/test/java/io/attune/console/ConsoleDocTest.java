package io.attune.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.attune.DocPage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of pages in {@code api.md} is that of the code. */
class ConsoleDocTest {

    @Test
    void thePageHasEveryAddress() {
        assertEquals(String.join("\n", addresses()), String.join("\n", new TreeSet<>(
                DocPage.read("api.md").rows("The console").stream().map(row -> row.get(0)).toList())));
    }

    private static Set<String> addresses() {
        return new ClassFileImporter().importPackages("io.attune.console").stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream().flatMap(method -> addresses(type, method)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> addresses(JavaClass type, JavaMethod method) {
        var path = type.getAnnotationOfType(Path.class).value()
                + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        var verb = method.isAnnotatedWith(GET.class) ? "GET " : "POST ";
        return method.isAnnotatedWith(GET.class) || method.isAnnotatedWith(POST.class)
                ? spelt(path).map(verb::concat)
                : Stream.empty();
    }

    /** Each address that {@code /console/{list: events|records}} stands for. */
    private static Stream<String> spelt(String path) {
        int open = path.indexOf('{');
        int colon = path.indexOf(':');
        return colon < 0 ? Stream.of(path)
                : Stream.of(path.substring(colon + 1, path.indexOf('}')).split("\\|"))
                        .map(one -> path.substring(0, open) + one.strip());
    }
}
