package io.attune.sandbox.shop.hook;

import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where webhooks go, and what signs them.
 *
 * <p>The secret is the one that Attune's own connection {@code shop} checks, so it has that one's name ({@code
 * ATTUNE_SHOP_WEBHOOK_SECRET}).
 */
@ApplicationScoped
class HookConfig {

    private final Optional<String> address;
    private final String secret;
    private final HttpServer server;

    HookConfig(@ConfigProperty(name = "attune.sandbox.shop.webhook-address") Optional<String> address,
            @ConfigProperty(name = "attune.shop.webhook-secret", defaultValue = "attune-demo-shop-webhook-secret")
            String secret, HttpServer server) {
        this.server = server;
        this.address = address;
        this.secret = secret;
    }

    /** As set, or else this process's own receiver of webhooks: known when its server has started. */
    String address() {
        return address.orElseGet(() -> "http://127.0.0.1:" + server.getPort() + "/webhooks/shop");
    }

    String secret() {
        return secret;
    }
}
