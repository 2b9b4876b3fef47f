package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.JsonText;
import io.attune.yaml.FileSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;

/**
 * The JSON Schema of mapping files. The shipped one cannot know the names of a file's systems; made {@link #forSystems}
 * it does, and finds a misspelt key wherever a system might stand.
 */
public final class MappingSchema {

    /** Marks, in the shipped schema, a place where the other keys are names of systems. */
    private static final String SYSTEMS = "x-systems";
    private static final String RESOURCE = "/mappings/mapping.schema.json";
    private static final JsonNode SHIPPED = shipped();

    private MappingSchema() {}

    /** The shipped schema. */
    public static JsonNode json() {
        return SHIPPED.deepCopy();
    }

    /** The schema of a file that has these systems. Without any, which is a fault of its own, every key may be one. */
    public static JsonNode forSystems(Collection<String> systems) {
        var schema = json();
        name(schema, systems);
        return schema;
    }

    static FileSchema check(Collection<String> systems) {
        return FileSchema.of(JsonText.write(forSystems(systems)));
    }

    private static void name(JsonNode node, Collection<String> systems) {
        if (node instanceof ObjectNode object && object.remove(SYSTEMS) != null && !systems.isEmpty()) {
            var one = object.get("additionalProperties");
            var properties = object.withObjectProperty("properties");
            systems.forEach(system -> properties.putIfAbsent(system, one));
            object.put("additionalProperties", false);
        }
        node.forEach(child -> name(child, systems));
    }

    private static JsonNode shipped() {
        try (InputStream in = MappingSchema.class.getResourceAsStream(RESOURCE)) {
            if (in != null && JsonText.read(in.readAllBytes()) instanceof JsonText.Reading.Readable readable) {
                return readable.tree();
            }
            throw new IllegalStateException(RESOURCE + " is not in the classpath, or no JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
