package io.attune.mapping;

import io.attune.yaml.Checked;
import io.attune.yaml.Problem;
import java.util.stream.Collectors;

/** What {@code attune check} says of one mapping file: a line if it is right, else a line for each fault. */
public final class MappingReport {

    private MappingReport() {}

    public static String of(String file, Checked<Mapping> loaded) {
        return loaded.value().map(mapping -> file + ": " + mapping + ", " + count(mapping.rows().size(), "row") + ", "
                        + count(mapping.tests().size(), "test") + " passed")
                .orElseGet(() -> loaded.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
