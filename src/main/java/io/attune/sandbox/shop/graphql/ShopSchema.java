package io.attune.sandbox.shop.graphql;

import static graphql.schema.idl.TypeRuntimeWiring.newTypeWiring;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.TypeResolutionEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.attune.sandbox.shop.rules.Gid;
import io.attune.sandbox.shop.rules.Kind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The vendor's schema, as far as the shop has it, with what fetches its fields. */
final class ShopSchema {

    private static final List<String> FILES =
            List.of("root", "metafield", "customer", "address", "order", "order-input", "product");
    private static final List<String> INTERFACES =
            List.of("Node", "HasMetafields", "HasCompareDigest", "LegacyInteroperability", "DisplayableError");

    private ShopSchema() {}

    static GraphQLSchema build() {
        var types = new TypeDefinitionRegistry();
        FILES.forEach(file -> types.merge(parse("/sandbox/shop/schema/" + file + ".graphqls")));
        return new SchemaGenerator().makeExecutableSchema(types, wiring());
    }

    private static TypeDefinitionRegistry parse(String file) {
        try (var in = new InputStreamReader(ShopSchema.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            return new SchemaParser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeWiring wiring() {
        var fetcher = new RecordFetcher();
        var wiring = RuntimeWiring.newRuntimeWiring()
                .codeRegistry(GraphQLCodeRegistry.newCodeRegistry().defaultDataFetcher(field -> fetcher))
                .scalar(JsonScalar.type())
                .type(QueryWiring.type())
                .type(MetafieldWiring.type())
                .type(OrderWiring.type());
        Scalars.all().forEach(wiring::scalar);
        CustomerWiring.types().forEach(wiring::type);
        LineWiring.types().forEach(wiring::type);
        ProductWiring.types().forEach(wiring::type);
        MutationWiring.types().forEach(wiring::type);
        INTERFACES.forEach(name -> wiring.type(newTypeWiring(name).typeResolver(ShopSchema::typeOf)));
        return wiring.build();
    }

    private static GraphQLObjectType typeOf(TypeResolutionEnvironment env) {
        JsonNode record = env.getObject();
        var type = Gid.parse(record.path("admin_graphql_api_id").asText()).flatMap(Gid::kind).map(Kind::type)
                .orElseThrow();
        return env.getSchema().getObjectType(type);
    }
}
