package io.attune.sandbox.shop;

import io.attune.document.Canonical;
import io.attune.sandbox.VendorAnswer;
import io.attune.sandbox.shop.rules.Shape;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What can be set on the running shop: {@code POST /sandbox/shop/settings?shape=2026-07} makes webhooks tell customers
 * without tags, totals and consent, {@code ?shape=full} with them. It is kept over restarts.
 */
@Path("/sandbox/shop/settings")
@NonBlocking
public class SettingsResource {

    private final Shop shop;

    SettingsResource(Shop shop) {
        this.shop = shop;
    }

    @GET
    public Response settings() {
        return new VendorAnswer(200, Canonical.NODES.objectNode().put("shape", shop.shape().word())).toResponse();
    }

    @POST
    public Uni<Response> set(@RestQuery Optional<String> shape) {
        return shape.flatMap(Shape::of)
                .map(wanted -> shop.setShape(wanted).map(done -> settings()))
                .orElseGet(() -> Uni.createFrom().item(new VendorAnswer(400, Canonical.NODES.objectNode()
                        .put("errors", "shape must be full or 2026-07, was: " + shape.orElse("missing")))
                                .toResponse()));
    }
}
