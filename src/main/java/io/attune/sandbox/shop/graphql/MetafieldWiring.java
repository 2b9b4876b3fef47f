package io.attune.sandbox.shop.graphql;

import static graphql.schema.idl.TypeRuntimeWiring.newTypeWiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import io.attune.document.JsonText;
import io.attune.sandbox.shop.rules.Gid;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.Metafields;
import io.attune.sandbox.shop.rules.Nodes.Owned;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The fields of metafields, and the fields by which records show theirs. */
final class MetafieldWiring {

    private static final String OWN_NAMESPACE = "$app";
    private static final Set<String> AS_TEXT =
            Set.of("single_line_text_field", "multi_line_text_field", "id", "url", "date",
            "date_time", "number_decimal");

    private MetafieldWiring() {}

    static TypeRuntimeWiring.Builder type() {
        return newTypeWiring("Metafield")
                .dataFetcher("id", env -> new Gid("Metafield", metafield(env).path("id").longValue()).toString())
                .dataFetcher("legacyResourceId", env -> metafield(env).path("id").asText())
                .dataFetcher("compareDigest", env -> Metafields.digest(metafield(env)))
                .dataFetcher("jsonValue", env -> json(metafield(env)))
                .dataFetcher("owner", env -> env.<Owned>getSource().owner())
                .dataFetcher("ownerType", env -> ownerType(env.<Owned>getSource().owner()))
                .dataFetcher("sizeInBytes", env ->
                        metafield(env).path("value").asText().getBytes(StandardCharsets.UTF_8).length);
    }

    private static JsonNode metafield(DataFetchingEnvironment env) {
        return env.<Owned>getSource().metafield();
    }

    private static String ownerType(ObjectNode owner) {
        return Gid.parse(owner.path("admin_graphql_api_id").asText()).flatMap(Gid::kind).map(Kind::name).orElse("SHOP");
    }

    /** Text is itself; the other types are written as JSON. */
    private static Object json(JsonNode metafield) {
        var value = metafield.path("value").asText();
        if (AS_TEXT.contains(metafield.path("type").asText())) {
            return value;
        }
        var read = JsonText.read(value.getBytes(StandardCharsets.UTF_8));
        return read instanceof JsonText.Reading.Readable json ? json.tree() : value;
    }

    static Object one(DataFetchingEnvironment env) {
        ObjectNode owner = env.getSource();
        return Metafields.find(owner, env.getArgumentOrDefault("namespace", OWN_NAMESPACE), env.getArgument("key"))
                .map(metafield -> new Owned(owner, metafield)).orElse(null);
    }

    static Object all(DataFetchingEnvironment env) {
        ObjectNode owner = env.getSource();
        String namespace = env.getArgument("namespace");
        List<String> keys = env.getArgument("keys");
        var asked = Metafields.all(owner)
                .filter(it -> namespace == null || it.path("namespace").asText().equals(namespace))
                .filter(it -> keys == null || keys.contains(it.path("key").asText())
                        || keys.contains(it.path("namespace").asText() + "." + it.path("key").asText()))
                .toList();
        Function<JsonNode, Owned> owned = metafield -> new Owned(owner, metafield);
        return Connections.items(env, asked, owned);
    }
}
