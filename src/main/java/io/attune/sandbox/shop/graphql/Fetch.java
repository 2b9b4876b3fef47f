package io.attune.sandbox.shop.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.GraphqlErrorException;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.attune.sandbox.shop.rules.Draft;
import io.attune.sandbox.shop.rules.Gid;
import io.attune.sandbox.shop.rules.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The small parts that fetchers are made of. */
final class Fetch {

    private Fetch() {}

    static Draft draft(DataFetchingEnvironment env) {
        return env.getGraphQlContext().get(Draft.class);
    }

    static JsonNode source(DataFetchingEnvironment env) {
        return env.getSource();
    }

    /** A field that the record alone decides. */
    static DataFetcher<Object> of(Function<JsonNode, Object> field) {
        return env -> field.apply(source(env));
    }

    /** A field that is null where the record has nothing for it. */
    static DataFetcher<Object> maybe(Function<JsonNode, Optional<?>> field) {
        return env -> field.apply(source(env)).orElse(null);
    }

    static Map<String, Object> money(String amount, String currency) {
        return Map.of("amount", amount, "currencyCode", currency);
    }

    static Map<String, Object> bag(String amount, String currency) {
        return Map.of("shopMoney", money(amount, currency), "presentmentMoney", money(amount, currency));
    }

    /** The record with the id in that argument, if it is of this kind. */
    static Optional<ObjectNode> byId(DataFetchingEnvironment env, Kind kind) {
        return Optional.of(gid(env.getArgument("id"))).filter(gid -> gid.kind().filter(kind::equals).isPresent())
                .flatMap(gid -> draft(env).find(kind, gid.id()));
    }

    /** The record whose id stands in that field; null if it is gone. */
    static Object related(DataFetchingEnvironment env, Kind kind, String field) {
        return draft(env).find(kind, source(env).path(field).longValue()).orElse(null);
    }

    static Gid gid(String id) {
        return Gid.parse(id).orElseThrow(() -> refused("Invalid global id '" + id + "'", "INVALID_VARIABLE"));
    }

    /** The number in an id; 0, which no record has, if it is the id of something else. */
    static long id(JsonNode id, Kind kind) {
        return Gid.parse(id.asText("")).filter(gid -> gid.kind().filter(kind::equals).isPresent()).map(Gid::id)
                .orElse(0L);
    }

    static GraphqlErrorException refused(String message, String code) {
        return GraphqlErrorException.newErrorException().message(message).extensions(Map.of("code", code)).build();
    }
}
