package io.attune.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** One slip in a manifest is told, alone and in words. */
class KubernetesRefusalTest {

    private static final Tree SHIPPED = Tree.shipped();

    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "/kubernetes/slips.csv", delimiter = '|', numLinesToSkip = 1, maxCharsPerColumn = 1000)
    void aSlipIsTold(String file, String from, String to, String words) {
        var path = "kubernetes/" + file;
        var slipped = replaced(SHIPPED.text(path), from.replace("\\n", "\n"), to.replace("\\n", "\n"));
        assertNotEquals(SHIPPED.text(path), slipped, "the row is out of date");
        assertEquals(words, Check.problems(SHIPPED.with(path, slipped)).stream()
                .map(problem -> problem.replaceFirst("^kubernetes/", ""))
                .collect(Collectors.joining(" & ")));
    }

    /** The first place only. */
    private static String replaced(String text, String from, String to) {
        int at = text.indexOf(from);
        return at < 0 ? text : text.substring(0, at) + to + text.substring(at + from.length());
    }

    @Test
    void aFileThatNobodyListsIsTold() {
        assertEquals(List.of("kubernetes/base/job.yaml: no kustomization lists it"),
                Check.problems(SHIPPED.with("kubernetes/base/job.yaml", "kind: Job\n")));
        assertEquals(List.of("mappings/invoice.yaml: no kustomization lists it"),
                Check.problems(SHIPPED.with("mappings/invoice.yaml", "mapping: invoice\n")));
    }

    @Test
    void aFileThatIsGoneIsTold() {
        assertEquals(List.of("mappings/Kustomization: there is no order.yaml in mappings"),
                Check.problems(SHIPPED.without("mappings/order.yaml")));
    }
}
