package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.InOrder;
import io.attune.document.Path;
import io.attune.document.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a connector file says of an object. */
record ObjectRules(Shape shape, ObservedRule observed, Duration searchLag, FieldRules fields, Limits limits,
        Reads reads, Map<Write.Kind, List<CallRule>> writes, Map<String, BatchRule> batches) {

    ObjectRules {
        writes = InOrder.map(writes);
        batches = InOrder.map(batches);
    }

    String name() {
        return shape.object();
    }

    /** Every call, each under its own step. */
    Stream<CallRule> calls() {
        return Stream.concat(reads.calls(), writes.values().stream().flatMap(List::stream));
    }

    /** The field that keeps our marker; empty where it stands within a field, or nowhere. */
    Optional<String> marker() {
        return observed.marker().filter(path -> path.keys().size() == 1).map(Path::root);
    }

    /** The names of the root fields, for systems that must be told what to give. */
    String fieldNames() {
        return shape.fields().keySet().stream().sorted().collect(Collectors.joining(","));
    }

    static ObjectNode object(Map<String, JsonNode> fields) {
        ObjectNode object = Canonical.NODES.objectNode();
        fields.forEach(object::set);
        return object;
    }
}
