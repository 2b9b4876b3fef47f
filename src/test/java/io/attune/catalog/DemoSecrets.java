package io.attune.catalog;

import io.attune.connection.Secrets;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What the shipped connections refer to. */
final class DemoSecrets {

    static final Map<String, String> VALUES = Map.of(
            "ATTUNE_SANDBOX_URL", "http://127.0.0.1:8080/sandbox",
            "ATTUNE_SHOP_WEBHOOK_SECRET", "attune-demo-shop-webhook-secret",
            "ATTUNE_SHOP_TOKEN", "attune-demo-shop-token",
            "ATTUNE_CRM_CLIENT_ID", "attune-demo",
            "ATTUNE_CRM_CLIENT_SECRET", "attune-demo-crm-secret",
            "ATTUNE_CRM_WEBHOOK_SECRET", "attune-demo-crm-webhook-secret",
            "ATTUNE_DESK_TOKEN", "attune-demo-desk-token",
            "ATTUNE_DESK_WEBHOOK_SECRET", "attune-demo-desk-webhook-secret");

    private DemoSecrets() {}

    static Config config() {
        return new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(VALUES, "demo", 1)).build();
    }

    static Secrets secrets() {
        return new Environment(name -> Optional.ofNullable(VALUES.get(name)));
    }
}
