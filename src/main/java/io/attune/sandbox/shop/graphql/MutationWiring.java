package io.attune.sandbox.shop.graphql;

import static graphql.schema.idl.TypeRuntimeWiring.newTypeWiring;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import io.attune.sandbox.shop.rules.Addresses;
import io.attune.sandbox.shop.rules.CustomerMerge;
import io.attune.sandbox.shop.rules.CustomerSet;
import io.attune.sandbox.shop.rules.Customers;
import io.attune.sandbox.shop.rules.Draft;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.Nodes;
import io.attune.sandbox.shop.rules.Orders;
import io.attune.sandbox.shop.rules.Products;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What can be changed. Each mutation is one action: all that it makes the shop tell has the same event id. */
final class MutationWiring {

    private MutationWiring() {}

    static List<TypeRuntimeWiring.Builder> types() {
        var codes = Stream.of(
                "CustomerSet", "CustomerMerge", "CustomerEmailMarketingConsentUpdate", "MetafieldsSet", "OrderCreate",
                "ProductSet")
                .map(name -> newTypeWiring(name + "UserError").dataFetcher("code", Payload::code));
        return Stream.concat(Stream.of(type()), codes).toList();
    }

    private interface Mutation {
        Map<String, Object> run(Draft draft, Arguments arguments);
    }

    /** The arguments with REST's names. */
    private record Arguments(DataFetchingEnvironment env) {

        JsonNode get(String name) {
            return env.containsArgument(name) ? Inputs.rest(env.getArgument(name)) : Inputs.rest(Map.of()).path(name);
        }

        String text(String name) {
            return get(name).asText();
        }

        boolean flag(String name) {
            return get(name).asBoolean();
        }

        List<String> texts(String name) {
            return env.getArgument(name);
        }
    }

    private static DataFetcher<Object> action(Mutation mutation) {
        return env -> {
            Fetch.draft(env).beginAction();
            return mutation.run(Fetch.draft(env), new Arguments(env));
        };
    }

    private static TypeRuntimeWiring.Builder type() {
        return newTypeWiring("Mutation")
                .dataFetcher("customerCreate", action((draft, arguments) ->
                        Payload.of("customer", new Customers(draft).create(arguments.get("input")))))
                .dataFetcher("customerUpdate", action((draft, arguments) -> Payload.of("customer",
                        new Customers(draft)
                                .update(customer(arguments.get("input").path("id")), arguments.get("input")))))
                .dataFetcher("customerSet", action((draft, arguments) -> Payload.of("customer",
                        new CustomerSet(draft).run(arguments.get("identifier"), arguments.get("input")))))
                .dataFetcher("customerDelete", action(MutationWiring::customerDelete))
                .dataFetcher("customerMerge", action(MutationWiring::customerMerge))
                .dataFetcher("customerAddressCreate", action(MutationWiring::addressCreate))
                .dataFetcher("customerAddressUpdate", action(MutationWiring::addressUpdate))
                .dataFetcher("customerEmailMarketingConsentUpdate", action(MutationWiring::consentUpdate))
                .dataFetcher("orderCreate", action((draft, arguments) ->
                        Payload.of("order", new Orders(draft).create(arguments.get("order")))))
                .dataFetcher("orderUpdate", action((draft, arguments) -> Payload.of("order", new Orders(draft)
                        .update(Fetch.id(arguments.get("input").path("id"), Kind.ORDER), arguments.get("input")))))
                .dataFetcher("productSet", action((draft, arguments) -> Payload.of("product",
                        new Products(draft).set(arguments.get("identifier"), arguments.get("input")))))
                .dataFetcher("tagsAdd", action((draft, arguments) -> Payload.of("node",
                        new Nodes(draft).addTags(arguments.text("id"), arguments.texts("tags")))))
                .dataFetcher("tagsRemove", action((draft, arguments) -> Payload.of("node",
                        new Nodes(draft).removeTags(arguments.text("id"), arguments.texts("tags")))))
                .dataFetcher("metafieldsSet", action(MutationWiring::metafieldsSet))
                .dataFetcher("metafieldsDelete", action(MutationWiring::metafieldsDelete));
    }

    private static Map<String, Object> customerDelete(Draft draft, Arguments arguments) {
        var deleted = new Customers(draft).delete(customer(arguments.get("input").path("id")));
        var id = deleted.record().map(it -> it.path("admin_graphql_api_id").asText()).orElse(null);
        var payload = Payload.of("deletedCustomerId", id, deleted.errors());
        payload.put("shop", QueryWiring.SHOP);
        return payload;
    }

    /** The vendor merges in a job of its own; here it is done at once. */
    private static Map<String, Object> customerMerge(Draft draft, Arguments arguments) {
        var merged = new CustomerMerge(draft)
                .run(customer(arguments.get("customerOneId")), customer(arguments.get("customerTwoId")));
        var payload = Payload.of("resultingCustomerId",
                merged.record().map(kept -> kept.path("admin_graphql_api_id").asText()).orElse(null), merged.errors());
        payload.put("job", merged.errors().isEmpty()
                ? Map.of("id", "gid://shopify/Job/" + draft.chance().uuid(), "done", true) : null);
        return payload;
    }

    private static Map<String, Object> addressCreate(Draft draft, Arguments arguments) {
        var edited = new Customers(draft).addAddress(
                customer(arguments.get("customerId")), arguments.get("address"), arguments.flag("setAsDefault"));
        var address = edited.record().map(it -> it.path("addresses").path(it.path("addresses").size() - 1))
                .orElse(null);
        return Payload.of("address", address, edited.errors());
    }

    private static Map<String, Object> addressUpdate(Draft draft, Arguments arguments) {
        long id = Fetch.gid(arguments.text("addressId")).id();
        var edited = new Customers(draft).updateAddress(
                customer(arguments.get("customerId")), id, arguments.get("address"), arguments.flag("setAsDefault"));
        var address = edited.record().flatMap(it -> Addresses.find(it, id)).orElse(null);
        return Payload.of("address", address, edited.errors());
    }

    private static Map<String, Object> consentUpdate(Draft draft, Arguments arguments) {
        var input = arguments.get("input");
        return Payload.of("customer", new Customers(draft)
                .setConsent(customer(input.path("customer_id")), input.path("email_marketing_consent"))
                .mapErrors(error -> error.under("input")));
    }

    private static Map<String, Object> metafieldsSet(Draft draft, Arguments arguments) {
        var set = new Nodes(draft).setMetafields(arguments.get("metafields"));
        return Payload.of("metafields", set.errors().isEmpty() ? set.metafields() : List.of(), set.errors());
    }

    private static Map<String, Object> metafieldsDelete(Draft draft, Arguments arguments) {
        var errors = new Nodes(draft).deleteMetafields(arguments.get("metafields"));
        return Payload.of("deletedMetafields", arguments.env().getArgument("metafields"), errors);
    }

    private static long customer(JsonNode id) {
        return Fetch.id(id, Kind.CUSTOMER);
    }
}
