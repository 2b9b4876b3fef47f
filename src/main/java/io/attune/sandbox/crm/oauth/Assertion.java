package io.attune.sandbox.crm.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A signed assertion (RFC 7523) by which a client signs in for a user. */
final class Assertion {

    /** The vendor takes assertions that end within 3 minutes; some room for clocks that differ. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Assertion() {}

    /** What is wrong with it, in the vendor's words; empty where nothing is. */
    static Optional<String> fault(String assertion, JwtKey key, Instant now) {
        var parts = assertion.split("\\.", -1);
        if (parts.length != 3 || !json(parts[0]).path("alg").asText().equals("RS256")) {
            return Optional.of("invalid assertion");
        }
        var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
        return key.signed(signed, bytes(parts[2])) ? claims(json(parts[1]), now) : Optional.of("invalid assertion");
    }

    private static Optional<String> claims(JsonNode claims, Instant now) {
        if (!claims.path("iss").asText().equals(TokenEndpoint.CLIENT_ID)) {
            return Optional.of("client identifier invalid");
        }
        if (claims.path("sub").asText().isBlank()) {
            return Optional.of("user hasn't approved this consumer");
        }
        if (claims.path("aud").asText().isBlank()) {
            return Optional.of("audience is invalid");
        }
        var end = Instant.ofEpochSecond(claims.path("exp").asLong(0));
        return now.isBefore(end) && end.isBefore(now.plus(LONGEST))
                ? Optional.empty()
                : Optional.of("expired authorization code");
    }

    private static JsonNode json(String part) {
        return JsonText.read(bytes(part)) instanceof JsonText.Reading.Readable json
                ? json.tree()
                : MissingNode.getInstance();
    }

    /** Nothing, where the text is no base64. */
    private static byte[] bytes(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
