package io.attune.sandbox.crm.outbound;

import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where outbound messages go.
 *
 * <p>The secret in the address is the one that Attune's own connection {@code crm} checks, so it has that one's name
 * ({@code ATTUNE_CRM_WEBHOOK_SECRET}).
 */
@ApplicationScoped
class OutboundConfig {

    private final Optional<String> address;
    private final String secret;
    private final HttpServer server;

    OutboundConfig(@ConfigProperty(name = "attune.sandbox.crm.outbound-address") Optional<String> address,
            @ConfigProperty(name = "attune.crm.webhook-secret", defaultValue = "attune-demo-crm-webhook-secret")
            String secret, HttpServer server) {
        this.address = address;
        this.secret = secret;
        this.server = server;
    }

    /** As set, or else this process's own receiver of webhooks: known when its server has started. */
    String address() {
        return address.orElseGet(() -> "http://127.0.0.1:" + server.getPort() + "/webhooks/crm?secret="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }
}
