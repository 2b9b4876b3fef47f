package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.List;

/** A customer as webhooks show it: alone, or inside of an order. */
public final class CustomerBody {

    private static final List<String> FULL =
            List.of("id", "email", "created_at", "updated_at", "first_name", "last_name",
            "orders_count", "state", "total_spent", "last_order_id", "note", "verified_email", "multipass_identifier",
            "tax_exempt", "tags", "last_order_name", "currency", "phone", "addresses", "tax_exemptions",
            "email_marketing_consent", "sms_marketing_consent", "admin_graphql_api_id");

    private static final List<String> CUT =
            List.of("id", "created_at", "updated_at", "first_name", "last_name", "state",
            "note", "verified_email", "multipass_identifier", "tax_exempt", "email", "phone", "currency", "addresses",
            "tax_exemptions", "admin_graphql_api_id");

    private static final List<String> IN_ORDER =
            List.of("id", "email", "created_at", "updated_at", "first_name", "last_name",
            "state", "note", "verified_email", "multipass_identifier", "tax_exempt", "phone", "email_marketing_consent",
            "sms_marketing_consent", "tags", "currency", "tax_exemptions", "admin_graphql_api_id");

    private CustomerBody() {}

    public static ObjectNode of(JsonNode customer, Shape shape) {
        var body = cut(customer, shape == Shape.FULL ? FULL : CUT);
        return MetafieldBody.addTo(body, Kind.CUSTOMER, customer);
    }

    static ObjectNode inOrder(JsonNode customer, Shape shape) {
        return cut(customer, IN_ORDER.stream().filter(field -> shape == Shape.FULL || CUT.contains(field)).toList());
    }

    /** A customer without address has no {@code default_address} at all. */
    private static ObjectNode cut(JsonNode customer, List<String> fields) {
        var body = Canonical.NODES.objectNode();
        fields.forEach(field -> body.set(field, customer.hasNonNull(field) ? customer.get(field) : NullNode.instance));
        Addresses.standard(customer).ifPresent(address -> body.set("default_address", address));
        return body;
    }
}
