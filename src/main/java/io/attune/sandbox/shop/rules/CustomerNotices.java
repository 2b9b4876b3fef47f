package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.sandbox.shop.rules.Notice.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the shop tells about a customer that was made or changed, and in which topics. */
final class CustomerNotices {

    private final Draft draft;

    CustomerNotices(Draft draft) {
        this.draft = draft;
    }

    List<Told> of(Optional<ObjectNode> before, ObjectNode after) {
        var told = new ArrayList<Told>();
        told.add(new Told(before.isPresent() ? "customers/update" : "customers/create",
                CustomerBody.of(after, draft.shape())));
        var tagsBefore = before.map(Tags::of).orElse(List.of());
        var tagsAfter = Tags.of(after);
        tags("customer.tags_added", after, Tags.without(tagsAfter, tagsBefore)).ifPresent(told::add);
        tags("customer.tags_removed", after, Tags.without(tagsBefore, tagsAfter)).ifPresent(told::add);
        consent(before.map(CustomerNotices::state).orElse("not_subscribed"), after).ifPresent(told::add);
        return told;
    }

    static Told deleted(JsonNode customer) {
        var body = Canonical.NODES.objectNode();
        body.set("id", customer.path("id"));
        body.set("tax_exemptions", customer.path("tax_exemptions"));
        body.set("admin_graphql_api_id", customer.path("admin_graphql_api_id"));
        return new Told("customers/delete", body);
    }

    static Told merged(JsonNode kept, JsonNode gone) {
        var body = Canonical.NODES.objectNode();
        body.set("admin_graphql_api_customer_kept_id", kept.path("admin_graphql_api_id"));
        body.set("admin_graphql_api_customer_deleted_id", gone.path("admin_graphql_api_id"));
        body.putNull("admin_graphql_api_job_id");
        body.put("status", "completed").putArray("errors");
        return new Told("customers/merge", body);
    }

    private Optional<Told> tags(String topic, JsonNode customer, List<String> tags) {
        if (tags.isEmpty()) {
            return Optional.empty();
        }
        var body = Canonical.NODES.objectNode();
        body.set("customerId", customer.path("admin_graphql_api_id"));
        tags.forEach(body.putArray("tags")::add);
        return Optional.of(new Told(topic, body.put("occurredAt", draft.now().toString())));
    }

    private static Optional<Told> consent(String stateBefore, ObjectNode after) {
        if (state(after).equals(stateBefore)) {
            return Optional.empty();
        }
        var body = Canonical.NODES.objectNode();
        body.set("customer_id", after.path("id"));
        body.set("email_address", after.path("email"));
        body.set("email_marketing_consent", after.path("email_marketing_consent"));
        return Optional.of(new Told("customers_email_marketing_consent/update", body));
    }

    private static String state(JsonNode customer) {
        return customer.path("email_marketing_consent").path("state").asText("not_subscribed");
    }
}
