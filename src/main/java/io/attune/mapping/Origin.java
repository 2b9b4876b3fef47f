package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.Path;
import io.attune.expression.Formula;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a column's value comes from in a system's record, and where it goes to. */
sealed interface Origin {

    /** As the system holds it; missing where it is not told. */
    JsonNode read(Scene scene);

    void write(ObjectNode record, JsonNode value) throws Unfit;

    /** The fields that it writes. */
    List<Path> paths();

    /** As a person names it. */
    String words();

    record OneField(Path path) implements Origin {

        @Override
        public JsonNode read(Scene scene) {
            return path.read(scene.here());
        }

        @Override
        public void write(ObjectNode record, JsonNode value) {
            path.write(record, value);
        }

        @Override
        public List<Path> paths() {
            return List.of(path);
        }

        @Override
        public String words() {
            return path.toString();
        }
    }

    /**
     * Several fields as a list.
     *
     * @param firstCounts only the first that is not blank counts, so what stands behind it may be untold
     */
    record ManyFields(List<Path> paths, boolean firstCounts) implements Origin {

        @Override
        public JsonNode read(Scene scene) {
            ArrayNode values = Canonical.NODES.arrayNode(paths.size());
            boolean found = false;
            for (var path : paths) {
                var value = found ? NullNode.instance : path.read(scene.here());
                if (value.isMissingNode()) {
                    return MissingNode.getInstance();
                }
                values.add(value);
                found = firstCounts && !Scalar.isBlank(value);
            }
            return values;
        }

        @Override
        public void write(ObjectNode record, JsonNode value) throws Unfit {
            if (value.isArray() && value.size() > paths.size()) {
                throw new Unfit(value, "has more parts than there are fields (" + paths.size() + ")");
            }
            for (int i = 0; i < paths.size(); i++) {
                var part = value.isArray() ? value.path(i) : i == 0 ? value : NullNode.instance;
                paths.get(i).write(record, part.isMissingNode() ? NullNode.instance : part);
            }
        }

        @Override
        public String words() {
            return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
        }
    }

    /** @param target where it is written, if it is */
    record Computed(Formula formula, Optional<Path> target) implements Origin {

        @Override
        public JsonNode read(Scene scene) {
            return formula.evaluate(scene.variables());
        }

        @Override
        public void write(ObjectNode record, JsonNode value) {
            target.orElseThrow(() -> new IllegalStateException("a formula has no way back")).write(record, value);
        }

        @Override
        public List<Path> paths() {
            return target.map(List::of).orElse(List.of());
        }

        @Override
        public String words() {
            return formula.text();
        }
    }
}
