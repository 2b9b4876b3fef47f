package io.attune.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.util.ArrayList;
import java.util.List;

/** The sandbox shop as one of its own clients sees it. */
final class SandboxShop {

    private static final String GRAPHQL = "/sandbox/shop/admin/api/2026-07/graphql.json";

    private final RunningAttune attune;

    SandboxShop(RunningAttune attune) {
        this.attune = attune;
    }

    /** Every customer: id, email, firstName, lastName, note and defaultPhoneNumber. */
    List<JsonNode> customers() {
        var customers = new ArrayList<JsonNode>();
        var after = "null";
        while (!after.isEmpty()) {
            var page = send("{ customers(first: 50, after: %s) { nodes { id email firstName lastName note "
                    .formatted(after) + "defaultPhoneNumber { phoneNumber } } pageInfo { hasNextPage endCursor } } }", "{}").at("/data/customers");
            page.get("nodes").forEach(customers::add);
            after = page.at("/pageInfo/hasNextPage").asBoolean() ? page.at("/pageInfo/endCursor").toString() : "";
        }
        return customers;
    }

    /** Makes a customer; its id. */
    String create(String email, String firstName, String... tags) {
        var input = Canonical.NODES.objectNode();
        var customer = input.putObject("input").put("email", email).put("firstName", firstName).put("lastName", "New");
        List.of(tags).forEach(customer.putArray("tags")::add);
        customer.putArray("addresses").addObject().put("address1", "1 First Street").put("city", "Portland")
                .put("countryCode", "US").put("provinceCode", "OR").put("zip", "97211");
        return send("mutation($input: CustomerSetInput!) { customerSet(input: $input) { customer { id } "
                + "userErrors { message } } }", JsonText.write(input)).at("/data/customerSet/customer/id").asText();
    }

    /** As it stands in webhooks, and in Attune. */
    static String number(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** One of them, as it is now. */
    JsonNode customer(String id) {
        return customers().stream().filter(one -> one.get("id").asText().equals(id)).findFirst().orElseThrow();
    }

    /** The metafields of a customer, each as its value. */
    List<String> metafields(String id) {
        var values = new ArrayList<String>();
        send("{ customer(id: \"" + id + "\") { metafields(first: 10) { nodes { value } } } }", "{}")
                .at("/data/customer/metafields/nodes").forEach(field -> values.add(field.get("value").asText()));
        return values;
    }

    /** Makes one of two; the id of the one that the shop kept. */
    String merge(String one, String two) {
        return send("mutation { customerMerge(customerOneId: \"%s\", customerTwoId: \"%s\") { resultingCustomerId "
                .formatted(one, two) + "userErrors { field } } }", "{}").at("/data/customerMerge/resultingCustomerId").asText();
    }

    void tag(String id, String tag) {
        tags("tagsAdd", id, tag);
    }

    void untag(String id, String tag) {
        tags("tagsRemove", id, tag);
    }

    private void tags(String mutation, String id, String tag) {
        send("mutation { %s(id: \"%s\", tags: [\"%s\"]) { userErrors { message } } }".formatted(mutation, id, tag), "{}");
    }

    void delete(String id) {
        send("mutation { customerDelete(input: {id: \"%s\"}) { deletedCustomerId userErrors { message } } }".formatted(id), "{}");
    }

    void edit(String id, String field, String value) {
        var input = Canonical.NODES.objectNode();
        input.putObject("input").put("id", id).put(field, value);
        send("mutation($input: CustomerInput!) { customerUpdate(input: $input) { customer { id } userErrors { message } } }",
                JsonText.write(input));
    }

    /** @throws IllegalStateException where the shop does not do it */
    private JsonNode send(String query, String variables) {
        var body = Canonical.NODES.objectNode().put("query", query);
        body.set("variables", JsonText.parseOwn(variables));
        var answer = attune.post(GRAPHQL, JsonText.write(body), "Content-Type", "application/json",
                "X-Shopify-Access-Token", "attune-demo-shop-token");
        if (answer.statusCode() != 200 || answer.body().contains("\"message\"")) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return JsonText.parseOwn(answer.body());
    }

    void fail(String fault) {
        var answer = attune.post("/sandbox/shop/faults", fault, "Content-Type", "application/json");
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
    }

    /** No faults from now on. */
    void calm() {
        attune.send(attune.request("/sandbox/shop/faults").DELETE().build());
    }
}
