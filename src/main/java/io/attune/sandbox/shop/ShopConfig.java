package io.attune.sandbox.shop;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who may use the shop's API, and how fast. */
@ApplicationScoped
class ShopConfig {

    private final String accessToken;
    private final int pointsPerSecond;

    ShopConfig(@ConfigProperty(name = "attune.sandbox.shop.access-token", defaultValue = "attune-demo-shop-token")
            String accessToken,
            @ConfigProperty(name = "attune.sandbox.shop.points-per-second", defaultValue = "100") int pointsPerSecond) {
        this.accessToken = accessToken;
        this.pointsPerSecond = pointsPerSecond;
    }

    String accessToken() {
        return accessToken;
    }

    /** How fast the points that queries cost come back. */
    int pointsPerSecond() {
        return pointsPerSecond;
    }
}
