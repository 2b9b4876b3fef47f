package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

    /** @param current the record as it is: of several fields only those that change are written */
    void write(ObjectNode record, JsonNode value, Scene current) throws Unfit;

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
        public void write(ObjectNode record, JsonNode value, Scene current) {
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
                var value = path.read(scene.here());
                if (value.isMissingNode() && !found) {
                    return value;
                }
                values.add(value.isMissingNode() ? NullNode.instance : value);
                found |= firstCounts && !Scalar.isBlank(value);
            }
            return values;
        }

        @Override
        public void write(ObjectNode record, JsonNode value, Scene current) throws Unfit {
            if (value.isArray() && value.size() > paths.size()) {
                throw new Unfit(value, "has more parts than there are fields (" + paths.size() + ")");
            }
            boolean isNew = current.here().isMissingNode();
            for (int i = 0; i < paths.size(); i++) {
                var part = value.isArray() ? value.path(i) : i == 0 ? value : NullNode.instance;
                var wanted = part.isMissingNode() ? NullNode.instance : part;
                if (isNew || !isHeld(paths.get(i).read(current.here()), wanted)) {
                    paths.get(i).write(record, wanted);
                }
            }
        }

        /** What is untold counts as blank here: it was told that it need not change. */
        private static boolean isHeld(JsonNode held, JsonNode wanted) {
            return Canonical.of(held).equals(Canonical.of(wanted)) || held.isMissingNode() && wanted.isNull();
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
        public void write(ObjectNode record, JsonNode value, Scene current) {
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
