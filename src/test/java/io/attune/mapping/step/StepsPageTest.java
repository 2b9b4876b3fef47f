package io.attune.mapping.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.Types;
import io.attune.mapping.type.Unfit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page for people who write mappings: it names every type and every step, and each of its examples is true. */
class StepsPageTest {

    private static final Path PAGE = Path.of("src/main/docs/steps.md");

    /** The cells of a row of a table, code without its marks. */
    record Cells(List<String> cells) {
        String code(int column) {
            var cell = cells.get(column);
            return cell.startsWith("`") ? cell.substring(1, cell.length() - 1) : "";
        }

        @Override
        public String toString() {
            return cells.get(0);
        }
    }

    private static Stream<Cells> rows(int columns) {
        try {
            return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `"))
                    .map(line -> new Cells(Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList()))
                    .filter(row -> row.cells().size() == columns);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<Cells> types() {
        return rows(4).toList();
    }

    static List<Cells> steps() {
        return rows(6).toList();
    }

    @Test
    void namesEveryType() {
        assertEquals(Types.names(), types().stream().map(row -> row.code(0)).map(text -> text.replaceAll("\\(.*", ""))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void namesEveryStep() {
        assertEquals(Steps.names(),
                steps().stream().map(row -> step(row).name()).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void theExampleOfATypeIsTrue(Cells row) throws Unfit {
        var type = Types.parse(row.code(0));
        var shared = StepBench.json(row.code(3));

        assertEquals(shared, type.read(StepBench.json(row.code(2)), StepBench.ROWS));
        assertEquals(shared, type.read(type.write(shared, StepBench.ROWS), StepBench.ROWS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void theExampleOfAStepIsTrue(Cells row) throws Unfit {
        var step = step(row);
        var system = StepBench.json(row.code(2));
        var shared = StepBench.json(row.code(3));

        assertEquals(row.cells().get(1), step.stepClass().words());
        assertEquals(shared, step.read(system, StepBench.ROWS));
        if (step.stepClass() != StepClass.ONE_WAY) {
            assertEquals(shared, step.read(step.write(shared, system, StepBench.ROWS), StepBench.ROWS));
        }
    }

    private static Step step(Cells row) {
        var place = row.code(4);
        var fields = new ArrayList<String>();
        if (place.startsWith("fields: ")) {
            StepBench.yaml(place.substring(8)).forEach((JsonNode field) -> fields.add(field.asText()));
        }
        var type = place.startsWith("type: ") ? place.substring(6) : "text(100)";
        return StepBench.step(row.code(0), type, fields);
    }
}
