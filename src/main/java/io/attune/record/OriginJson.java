package io.attune.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.attune.policy.Actor;
import io.attune.policy.Origin;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Where a value came from: {@code s} system, {@code from}, {@code to}, {@code by} actor, {@code as} his roles. */
final class OriginJson {

    private OriginJson() {}

    static void put(JsonGenerator json, Origin origin) throws IOException {
        json.writeStringField("s", origin.system());
        if (origin.from().isPresent()) {
            json.writeStringField("from", origin.from().get().toString());
        }
        json.writeStringField("to", origin.to().toString());
        if (origin.actor().isPresent()) {
            json.writeStringField("by", origin.actor().get().id());
            putRoles(json, origin.actor().get().roles());
        }
    }

    private static void putRoles(JsonGenerator json, Set<String> roles) throws IOException {
        if (!roles.isEmpty()) {
            json.writeFieldName("as");
            var inOrder = roles.stream().sorted().toArray(String[]::new);
            json.writeArray(inOrder, 0, inOrder.length);
        }
    }

    static Origin read(JsonNode json) {
        var roles = new LinkedHashSet<String>();
        json.path("as").forEach(role -> roles.add(role.asText()));
        return new Origin(json.get("s").asText(), text(json, "from").map(Instant::parse),
                Instant.parse(json.get("to").asText()), text(json, "by").map(by -> new Actor(by, roles)));
    }

    private static Optional<String> text(JsonNode json, String key) {
        return Optional.ofNullable(json.get(key)).map(JsonNode::asText);
    }
}
