package io.attune.sandbox.shop.graphql;

import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * What a query costs. By the vendor's description a scalar or enum costs nothing, an object 1, an interface its dearest
 * type, a mutation 10 (here: or what it selects, if that is more), a connection what its size makes of one of its
 * objects. How the size counts is not described; a measured answer (25 points for 250 variants with one object each, in
 * the vendor's developer community) fits the number of Fibonacci numbers up to it, so that is used here. Requested is
 * the most that a query can cost, actual is what it found.
 */
final class QueryCost {

    private static final int LEAST_CONNECTION = 2;
    private static final int MUTATION = 10;
    private static final Set<String> FREE = Set.of("edges", "pageInfo", "userErrors");

    private final GraphQLSchema schema;

    QueryCost(GraphQLSchema schema) {
        this.schema = schema;
    }

    int requested(ExecutableNormalizedOperation operation) {
        return root(operation, this::requested);
    }

    /** @param data of the answer; null where the whole query failed */
    int actual(ExecutableNormalizedOperation operation, Map<String, Object> data) {
        return data == null ? 0 : root(operation, field -> actual(field, data.get(field.getResultKey())));
    }

    /** How often one object counts in a list of that size: 1, 2, 3, 3, 4, … and 12 for the largest page. */
    static int weight(int size) {
        int weight = 0;
        for (int smaller = 1, fibonacci = 1; fibonacci <= size; weight++) {
            int next = smaller + fibonacci;
            smaller = fibonacci;
            fibonacci = next;
        }
        return weight;
    }

    private int root(ExecutableNormalizedOperation operation, ToIntFunction<ExecutableNormalizedField> cost) {
        return operation.getTopLevelFields().stream().mapToInt(field -> field.getObjectTypeNames().contains("Mutation")
                ? Math.max(MUTATION, cost.applyAsInt(field)) : cost.applyAsInt(field)).sum();
    }

    private int requested(ExecutableNormalizedField field) {
        if (!field.hasChildren()) {
            return 0;
        } else if (isConnection(field)) {
            return Math.max(LEAST_CONNECTION, weight(size(field)) * dearest(field, this::requested));
        }
        return (own(field) + dearest(field, this::requested)) * count(field);
    }

    private static int own(ExecutableNormalizedField field) {
        return FREE.contains(field.getName()) ? 0 : 1;
    }

    private static int size(ExecutableNormalizedField connection) {
        var arguments = connection.getResolvedArguments();
        return arguments.getOrDefault("first", arguments.get("last")) instanceof Integer size ? size : 0;
    }

    /** How many objects a list of ids asks for. */
    private static int count(ExecutableNormalizedField field) {
        return field.getResolvedArguments().get("ids") instanceof Collection<?> ids ? ids.size() : 1;
    }

    /** The children's cost, for the type for which it is highest. */
    private static int dearest(ExecutableNormalizedField field, ToIntFunction<ExecutableNormalizedField> cost) {
        return field.getChildren().stream().flatMap(child -> child.getObjectTypeNames().stream()).distinct()
                .mapToInt(type -> field.getChildren().stream()
                        .filter(child -> child.getObjectTypeNames().contains(type)).mapToInt(cost).sum())
                .max().orElse(0);
    }

    private int actual(ExecutableNormalizedField field, Object value) {
        if (value instanceof List<?> list) {
            int dearest = list.stream().mapToInt(item -> actual(field, item)).max().orElse(0);
            return isInConnection(field) ? weight(list.size()) * dearest
                    : list.stream().mapToInt(item -> actual(field, item)).sum();
        } else if (value instanceof Map<?, ?> map && field.hasChildren()) {
            int children = field.getChildren().stream().mapToInt(child -> actual(child, map.get(child.getResultKey())))
                    .sum();
            return isConnection(field) ? Math.max(LEAST_CONNECTION, children) : own(field) + children;
        }
        return 0;
    }

    private boolean isInConnection(ExecutableNormalizedField field) {
        return field.getParent() != null && isConnection(field.getParent());
    }

    private boolean isConnection(ExecutableNormalizedField field) {
        return GraphQLTypeUtil.unwrapAll(field.getTypes(schema).get(0)) instanceof GraphQLNamedOutputType type
                && type.getName().endsWith("Connection");
    }
}
