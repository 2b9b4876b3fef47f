package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.List;

/** A product as webhooks show it. */
public final class ProductBody {

    private static final List<String> KEPT = List.of("id", "title", "body_html", "vendor", "product_type", "created_at",
            "handle", "updated_at", "published_at", "template_suffix", "published_scope", "tags", "status",
            "admin_graphql_api_id", "variants", "options");

    private ProductBody() {}

    public static ObjectNode of(JsonNode product) {
        var body = Canonical.NODES.objectNode();
        KEPT.forEach(field -> body.set(field, product.hasNonNull(field) ? product.get(field) : NullNode.instance));
        body.putArray("images");
        body.putNull("image");
        return MetafieldBody.addTo(body, Kind.PRODUCT, product);
    }
}
