package io.attune.sandbox.shop;

import io.attune.sandbox.SandboxSwitch;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Opens the shop where there is a sandbox, so that its first records are there before anyone asks. */
@ApplicationScoped
class ShopStart {

    private final SandboxSwitch sandbox;
    private final Shop shop;

    ShopStart(SandboxSwitch sandbox, Shop shop) {
        this.sandbox = sandbox;
        this.shop = shop;
    }

    void begin(@Observes StartupEvent start) {
        if (sandbox.isOn()) {
            shop.open();
        }
    }
}
