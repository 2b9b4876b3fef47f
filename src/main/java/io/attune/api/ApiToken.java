package io.attune.api;

import io.attune.connector.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The token that the API and the console ask for. Without one nobody gets in. */
@ApplicationScoped
public class ApiToken {

    private final Optional<Secret> token;

    ApiToken(@ConfigProperty(name = "attune.api.token") Optional<String> token) {
        this.token = token.filter(text -> !text.isBlank()).map(Secret::of);
    }

    /** In constant time. */
    public boolean is(String offered) {
        return token.filter(Secret.of(offered)::equals).isPresent();
    }

    /** To derive other keys from. */
    public Optional<Secret> secret() {
        return token;
    }
}
