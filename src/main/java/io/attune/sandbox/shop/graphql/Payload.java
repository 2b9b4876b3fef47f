package io.attune.sandbox.shop.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLTypeUtil;
import io.attune.sandbox.shop.rules.Edited;
import io.attune.sandbox.shop.rules.UserError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a mutation answers: the record under its name, and {@code userErrors}. */
final class Payload {

    private Payload() {}

    static Map<String, Object> of(String name, Edited edited) {
        return of(name, edited.record().orElse(null), edited.errors());
    }

    /** @param value null where the mutation was refused */
    static Map<String, Object> of(String name, Object value, List<UserError> errors) {
        var payload = new HashMap<String, Object>();
        payload.put(name, value);
        payload.put("userErrors", errors.stream().map(Payload::error).toList());
        return payload;
    }

    private static Map<String, Object> error(UserError error) {
        var fields = new HashMap<String, Object>();
        fields.put("field", error.field().isEmpty() ? null : error.field());
        fields.put("message", error.message());
        fields.put("code", error.code());
        return fields;
    }

    /** Each mutation has a list of codes of its own; what is not in it is told by its most general one. */
    static Object code(DataFetchingEnvironment env) {
        var codes = (GraphQLEnumType) GraphQLTypeUtil.unwrapAll(env.getFieldType());
        var code = (String) env.<Map<String, Object>>getSource().get("code");
        if (codes.getValue(code) != null) {
            return code;
        }
        return codes.getValue("INVALID") == null ? "GENERIC_ERROR" : "INVALID";
    }
}
