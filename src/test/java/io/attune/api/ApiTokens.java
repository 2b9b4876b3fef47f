package io.attune.api;

import java.util.Optional;

/** Tokens for tests of other packages. */
public final class ApiTokens {

    private ApiTokens() {}

    /** Without a text, an installation that has no token. */
    public static ApiToken of(String token) {
        return new ApiToken(Optional.of(token));
    }
}
