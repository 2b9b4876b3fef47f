package io.attune.sandbox.shop;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.sandbox.VendorAnswer;
import io.attune.sandbox.shop.graphql.GraphqlCall;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** Shopify's Admin GraphQL. Every version is answered as 2026-07. */
@Path("/sandbox/shop/admin/api/{version: \\d{4}-\\d{2}|unstable}/graphql.json")
@Blocking
public class GraphqlResource {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private final Shop shop;
    private final byte[] token;

    GraphqlResource(Shop shop, ShopConfig config) {
        this.shop = shop;
        this.token = config.accessToken().getBytes(StandardCharsets.UTF_8);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> answer(@RestPath String version, @RestHeader("X-Shopify-Access-Token") String given,
            byte[] body) {
        if (!isKnown(given)) {
            return refused(401, ShopSandbox.words(401));
        }
        return JsonText.read(body) instanceof JsonText.Reading.Readable json
                ? answer(json.tree(), version)
                : refused(400, ShopSandbox.words(400));
    }

    private boolean isKnown(String given) {
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token);
    }

    private Uni<Response> answer(JsonNode json, String version) {
        if (!json.path("query").isTextual()) {
            var errors = Canonical.NODES.objectNode();
            errors.putObject("errors").put("query", "Required parameter missing or invalid");
            return refused(400, errors);
        }
        var variables = json.path("variables");
        var call = new GraphqlCall(json.path("query").textValue(),
                variables.isObject() ? MAPPER.convertValue(variables, VARIABLES) : Map.of(),
                Optional.ofNullable(json.path("operationName").textValue()).filter(name -> !name.isEmpty()));
        return shop.answer(call)
                .map(answer -> new VendorAnswer(200, Map.of("X-Shopify-API-Version", version), answer).toResponse());
    }

    private static Uni<Response> refused(int status, JsonNode body) {
        return Uni.createFrom().item(new VendorAnswer(status, body).toResponse());
    }
}
