package io.attune.sandbox.shop.hook;

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

    HookConfig(@ConfigProperty(name = "attune.sandbox.shop.webhook-address") Optional<String> address,
            @ConfigProperty(name = "attune.shop.webhook-secret", defaultValue = "attune-demo-shop-webhook-secret")
            String secret) {
        this.address = address;
        this.secret = secret;
    }

    /** As set, or else this process's own receiver of webhooks. */
    String address(int port) {
        return address.orElse("http://127.0.0.1:" + port + "/webhooks/shop");
    }

    String secret() {
        return secret;
    }
}
