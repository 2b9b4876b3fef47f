package io.attune.mapping;

import io.attune.yaml.Checked;
import io.attune.yaml.Problem;
import io.attune.yaml.YamlFile;
import io.attune.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a mapping from a file, or tells everything that is wrong with it: first the structure, then names, types, steps
 * and formulas, then, where all of that is right, its tests and the laws. Parts that are right are checked whatever is
 * wrong with others, as long as nothing would be told twice.
 */
public final class MappingLoader {

    private MappingLoader() {}

    public static Checked<Mapping> load(String file, byte[] bytes, Surroundings surroundings) {
        return YamlReader.read(file, bytes).then(read -> load(read, bytes, surroundings));
    }

    private static Checked<Mapping> load(YamlFile file, byte[] bytes, Surroundings surroundings) {
        var root = Spot.root(file);
        var structure = MappingSchema.check(root.entries("systems").keySet()).check(file).problems();
        if (structure.stream().anyMatch(problem -> !isInside(problem))) {
            return Checked.faulty(structure);
        }
        var faults = new Faults();
        var compiled = new FileReader(root, surroundings, faults).read(bytes, structure);
        var problems = new ArrayList<>(structure);
        problems.addAll(faults.all());
        return problems.isEmpty() ? Checked.valid(compiled) : Checked.faulty(distinct(problems));
    }

    /** Whether the fault is of one row, list, sample or test, so that the rest can be checked without it. */
    private static boolean isInside(Problem problem) {
        return List.of("fields.", "lists.", "samples.", "tests[").stream().anyMatch(problem.path()::startsWith);
    }

    private static List<Problem> distinct(List<Problem> problems) {
        return problems.stream().distinct().toList();
    }
}
