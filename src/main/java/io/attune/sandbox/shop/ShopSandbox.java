package io.attune.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.sandbox.Sandbox;
import io.attune.sandbox.VendorAnswer;
import io.attune.sandbox.shop.graphql.ShopGraphql;
import io.attune.sandbox.shop.rules.Chance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The shop as its gate sees it. */
@ApplicationScoped
class ShopSandbox implements Sandbox {

    private static final Map<Integer, String> WORDS = Map.of(
            400, "Bad Request",
            401, "[API] Invalid API key or access token (unrecognized login or wrong password)",
            402, "Payment Required",
            403, "Forbidden",
            404, "Not Found",
            423, "Locked",
            429, "Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.",
            502, "Bad Gateway",
            503, "Service Unavailable",
            504, "Gateway Timeout");

    private final Chance chance;

    ShopSandbox(RandomGenerator random) {
        this.chance = new Chance(random);
    }

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public boolean isApi(String path) {
        return path.startsWith("/admin/");
    }

    /** Too many points are a 200 here; the answer names no cost, as the query was not looked at. */
    @Override
    public VendorAnswer throttled() {
        return new VendorAnswer(200, ShopGraphql.throttled());
    }

    @Override
    public VendorAnswer failing(int status) {
        return status == 429
                ? new VendorAnswer(status, Map.of("Retry-After", "2.0"), words(status))
                : new VendorAnswer(status, status == 500 ? ShopGraphql.broken(chance.uuid().toString())
                        : words(status));
    }

    static JsonNode words(int status) {
        return Canonical.NODES.objectNode().put("errors", WORDS.getOrDefault(status, "Status " + status));
    }
}
