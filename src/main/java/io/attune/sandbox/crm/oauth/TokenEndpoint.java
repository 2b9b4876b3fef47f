package io.attune.sandbox.crm.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/** Decides on requests for a token. One client is known, and one refresh token of its user. */
public final class TokenEndpoint {

    public static final String CLIENT_ID = "attune-demo";
    /** Public on purpose: it opens make-believe records on this machine. */
    public static final String CLIENT_SECRET = "attune-demo-crm-secret";
    public static final String REFRESH_TOKEN = "attune-demo-crm-refresh-token";
    static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Optional<JwtKey> jwtKey;

    /** @param jwtKey whose signature on an assertion is believed; empty = no assertion is */
    public TokenEndpoint(Optional<JwtKey> jwtKey) {
        this.jwtKey = jwtKey;
    }

    public Grant decide(TokenRequest request, Instant now) {
        return switch (request.get("grant_type")) {
            case "client_credentials" -> client(request).orElse(new Grant.Granted());
            case "refresh_token" -> client(request).orElseGet(() -> isSame(request.get("refresh_token"), REFRESH_TOKEN)
                    ? new Grant.Granted()
                    : new Grant.Denied("invalid_grant", "expired access/refresh token"));
            case JWT_BEARER -> assertion(request.get("assertion"), now);
            default -> new Grant.Denied("unsupported_grant_type", "grant type not supported");
        };
    }

    /** What is wrong with the client's name and secret, if anything. */
    private static Optional<Grant> client(TokenRequest request) {
        if (!request.get("client_id").equals(CLIENT_ID)) {
            return Optional.of(new Grant.Denied("invalid_client_id", "client identifier invalid"));
        }
        return isSame(request.get("client_secret"), CLIENT_SECRET)
                ? Optional.empty()
                : Optional.of(new Grant.Denied("invalid_client", "invalid client credentials"));
    }

    private Grant assertion(String assertion, Instant now) {
        var fault = jwtKey.map(key -> Assertion.fault(assertion, key, now)).orElse(Optional.of("invalid assertion"));
        return fault.<Grant>map(words -> new Grant.Denied("invalid_grant", words)).orElse(new Grant.Granted());
    }

    private static boolean isSame(String given, String known) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), known.getBytes(StandardCharsets.UTF_8));
    }
}
