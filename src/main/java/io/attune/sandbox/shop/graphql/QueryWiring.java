package io.attune.sandbox.shop.graphql;

import static graphql.schema.idl.TypeRuntimeWiring.newTypeWiring;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import io.attune.sandbox.shop.rules.CustomerLookup;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.Money;
import io.attune.sandbox.shop.rules.Nodes;
import io.attune.sandbox.shop.rules.ShopTime;
import io.attune.sandbox.shop.search.Search;
import io.attune.sandbox.shop.search.SearchFields;
import java.util.List;
import java.util.Map;

/** What can be asked. */
final class QueryWiring {

    static final Map<String, Object> SHOP = Map.of(
            "id", "gid://shopify/Shop/70914875463",
            "name", "Demo Shop",
            "email", "owner@demo-shop.example",
            "contactEmail", "service@demo-shop.example",
            "currencyCode", Money.HOME,
            "ianaTimezone", ShopTime.ZONE.getId(),
            "myshopifyDomain", "demo.myshopify.com",
            "createdAt", "2024-02-01T09:00:00Z",
            "updatedAt", "2024-02-01T09:00:00Z",
            "taxesIncluded", false);

    private QueryWiring() {}

    static TypeRuntimeWiring.Builder type() {
        return newTypeWiring("QueryRoot")
                .dataFetcher("shop", env -> SHOP)
                .dataFetcher("customer", env -> Fetch.byId(env, Kind.CUSTOMER).orElse(null))
                .dataFetcher("order", env -> Fetch.byId(env, Kind.ORDER).orElse(null))
                .dataFetcher("product", env -> Fetch.byId(env, Kind.PRODUCT).orElse(null))
                .dataFetcher("customers", Connections.records(Kind.CUSTOMER))
                .dataFetcher("orders", Connections.records(Kind.ORDER))
                .dataFetcher("products", Connections.records(Kind.PRODUCT))
                .dataFetcher("customersCount", QueryWiring::count)
                .dataFetcher("customerByIdentifier", env ->
                        new CustomerLookup(Fetch.draft(env)).find(Inputs.rest(env.getArgument("identifier")))
                                .orElse(null))
                .dataFetcher("node", env -> node(env, env.getArgument("id")))
                .dataFetcher("nodes", QueryWiring::nodes);
    }

    private static Object node(DataFetchingEnvironment env, String id) {
        return new Nodes(Fetch.draft(env)).find(Fetch.gid(id).toString()).orElse(null);
    }

    private static Object nodes(DataFetchingEnvironment env) {
        List<String> ids = env.getArgument("ids");
        return ids.stream().map(id -> node(env, id)).toList();
    }

    private static Object count(DataFetchingEnvironment env) {
        var search = Search.parse(env.getArgumentOrDefault("query", ""), SearchFields.of(Kind.CUSTOMER));
        long count = Fetch.draft(env).all(Kind.CUSTOMER).filter(search.filter()).count();
        Integer limit = env.getArgument("limit");
        boolean more = limit != null && count > limit;
        return Map.of("count", more ? limit : (int) count, "precision", more ? "AT_LEAST" : "EXACT");
    }
}
