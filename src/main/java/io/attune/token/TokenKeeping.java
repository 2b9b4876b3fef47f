package io.attune.token;

import io.attune.runtime.StartRefused;
import io.quarkus.runtime.Startup;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads {@code ATTUNE_KEY} as the application starts, so that a key that is none refuses the start. */
@Startup
@ApplicationScoped
class TokenKeeping {

    private final KeyRing keys;

    TokenKeeping(@ConfigProperty(name = "attune.key") Optional<String> key) {
        this.keys = key.map(text -> StartRefused.unlessRead(() -> KeyRing.reading(text))).orElseGet(KeyRing::empty);
    }

    @Produces
    @Singleton
    RefreshTokens refreshTokens(Pool pool, Clock clock) {
        return new PgRefreshTokens(pool, new TokenSeal(keys, new SecureRandom()), clock);
    }
}
