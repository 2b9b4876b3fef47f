package io.attune.sandbox.shop.graphql;

import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;

/** The vendor's JSON scalar. It is only ever written here: no input that the shop takes has one. */
final class JsonScalar implements Coercing<Object, Object> {

    private JsonScalar() {}

    static GraphQLScalarType type() {
        return GraphQLScalarType.newScalar().name("JSON").coercing(new JsonScalar()).build();
    }

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value;
    }
}
