package io.attune.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.connector.ConnectorObject;
import io.attune.mapping.Mapping;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.WriteRequest;
import io.attune.merge.Images;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a system makes of a value: written by the mapping, stored as the connector declares, and read again. */
final class StoredImages implements Images {

    private final Mapping mapping;
    private final Function<MappedSystem, Optional<ConnectorObject>> objects;

    StoredImages(Mapping mapping, Function<MappedSystem, Optional<ConnectorObject>> objects) {
        this.mapping = mapping;
        this.objects = objects;
    }

    @Override
    public JsonNode of(String system, String field, JsonNode value) {
        return of(system, field, value, Map.of());
    }

    @Override
    public JsonNode of(String system, String field, JsonNode value, Map<String, JsonNode> others) {
        var object = mapping.system(system).flatMap(objects);
        if (object.isEmpty() || !mapping.row(field).writable().contains(system)) {
            return value;
        }
        var shared = new HashMap<String, JsonNode>();
        mapping.beside(system, Set.of(field)).forEach(row -> Optional.ofNullable(others.get(row))
                .ifPresent(other -> shared.put(row, other)));
        shared.put(field, value);
        var request = new WriteRequest(system, shared, shared.keySet(), MissingNode.getInstance(),
                KnownReferences.none());
        var written = mapping.write(request);
        if (!written.written().contains(field)) {
            return value;
        }
        var stored = written.patch().deepCopy();
        written.patch().fieldNames().forEachRemaining(name ->
                stored.set(name, object.get().stored(name, written.patch().get(name))));
        return mapping.read(system, stored, KnownReferences.none()).values().getOrDefault(field, value);
    }
}
