package io.attune.cli;

import io.attune.catalog.Environment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the demo's connections refer to. These secrets open nothing but the sandbox, so they may be known to all. */
final class DemoSettings {

    private DemoSettings() {}

    /** The environment goes before these. */
    static Map<String, String> environment(String address) {
        return Map.of(
                "ATTUNE_SANDBOX_URL", address + "/sandbox",
                "ATTUNE_SHOP_WEBHOOK_SECRET", "attune-demo-shop-webhook-secret",
                "ATTUNE_SHOP_TOKEN", "attune-demo-shop-token",
                "ATTUNE_CRM_CLIENT_ID", "attune-demo",
                "ATTUNE_CRM_CLIENT_SECRET", "attune-demo-crm-secret",
                "ATTUNE_CRM_WEBHOOK_SECRET", "attune-demo-crm-webhook-secret",
                "ATTUNE_DESK_TOKEN", "attune-demo-desk-token",
                "ATTUNE_DESK_WEBHOOK_SECRET", "attune-demo-desk-webhook-secret");
    }

    /** Where references lead when no server runs: the environment, and for the demo's own what the demo would set. */
    static Environment orDemo() {
        var demo = environment("http://127.0.0.1:8080");
        return new Environment(name -> Optional.ofNullable(demo.get(name)));
    }

    static Map<String, String> of(ServerOptions options) {
        var settings = new LinkedHashMap<>(environment(options.address()));
        settings.keySet().removeAll(System.getenv().keySet());
        settings.put("attune.sandbox.enabled", "true");
        settings.put("attune.egress.allow", options.address());
        settings.put("attune.drain", "PT0S"); // nobody balances demos
        return settings;
    }
}
