package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.Set;

/**
 * Metafields as webhooks show them where their subscription asks for namespaces ({@code metafieldNamespaces}). The
 * make-believe subscriptions ask for two: what the shop's people keep, and what Attune itself writes.
 */
final class MetafieldBody {

    private static final Set<String> NAMESPACES = Set.of("crm", "attune");

    private MetafieldBody() {}

    static ObjectNode addTo(ObjectNode body, Kind kind, JsonNode owner) {
        var list = body.putArray("metafields");
        Metafields.all(owner).filter(it -> NAMESPACES.contains(it.path("namespace").asText()))
                .forEach(metafield -> list.add(item(metafield, kind, owner)));
        return body;
    }

    private static ObjectNode item(JsonNode metafield, Kind kind, JsonNode owner) {
        var item = Canonical.NODES.objectNode();
        item.set("id", metafield.path("id"));
        item.set("namespace", metafield.path("namespace"));
        item.set("key", metafield.path("key"));
        item.set("value", metafield.path("value"));
        item.putNull("description");
        item.set("owner_id", owner.path("id"));
        item.set("created_at", metafield.path("created_at"));
        item.set("updated_at", metafield.path("updated_at"));
        item.put("owner_resource", kind.word());
        item.set("type", metafield.path("type"));
        return item.put("admin_graphql_api_id", new Gid("Metafield", metafield.path("id").longValue()).toString());
    }
}
