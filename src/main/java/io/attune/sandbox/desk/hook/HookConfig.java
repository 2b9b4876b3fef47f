package io.attune.sandbox.desk.hook;

import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where webhooks go, and what signs them.
 *
 * <p>The secret is the one that Attune's own connection {@code desk} checks, so it has that one's name ({@code
 * ATTUNE_DESK_WEBHOOK_SECRET}).
 */
@ApplicationScoped
class HookConfig {

    private final Optional<String> address;
    private final String secret;
    private final HttpServer server;

    HookConfig(@ConfigProperty(name = "attune.sandbox.desk.webhook-address") Optional<String> address,
            @ConfigProperty(name = "attune.desk.webhook-secret", defaultValue = "attune-demo-desk-webhook-secret")
            String secret, HttpServer server) {
        this.address = address;
        this.secret = secret;
        this.server = server;
    }

    /** As set, or else this process's own receiver of webhooks: known when its server has started. */
    String address() {
        return address.orElseGet(() -> "http://127.0.0.1:" + server.getPort() + "/webhooks/desk");
    }

    String secret() {
        return secret;
    }
}
