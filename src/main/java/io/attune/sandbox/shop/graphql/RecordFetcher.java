package io.attune.sandbox.shop.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLTypeUtil;
import io.attune.sandbox.shop.rules.Items;
import io.attune.sandbox.shop.rules.Nodes;
import java.util.Locale;
import java.util.Map;

/** Fetches a field that needs no thought: the one of REST's name from a record, or the one of that name from a map. */
final class RecordFetcher implements DataFetcher<Object> {

    @Override
    public Object get(DataFetchingEnvironment env) {
        var name = env.getField().getName();
        Object source = env.getSource();
        if (source instanceof Map<?, ?> map) {
            return map.get(name);
        }
        var record = source instanceof Nodes.Owned owned ? owned.metafield() : (JsonNode) source;
        var value = value(record.path(Inputs.snake(name)));
        boolean isEnum = GraphQLTypeUtil.unwrapAll(env.getFieldType()) instanceof GraphQLEnumType;
        return isEnum && value instanceof String text ? text.toUpperCase(Locale.ROOT) : value;
    }

    /** Leaves as Java values, objects as they are, blank and missing as null. */
    static Object value(JsonNode node) {
        if (node.isArray()) {
            return Items.of(node).map(RecordFetcher::value).toList();
        } else if (node.isObject()) {
            return node;
        } else if (node.isTextual()) {
            return node.textValue();
        } else if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNumber() ? node.numberValue() : null;
    }
}
