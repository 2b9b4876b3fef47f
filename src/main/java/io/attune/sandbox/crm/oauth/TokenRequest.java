package io.attune.sandbox.crm.oauth;

import io.attune.document.InOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was posted to the token endpoint: the form, and the client's name and secret from wherever they stood. */
public record TokenRequest(Map<String, String> form) {

    private static final String BASIC = "Basic ";

    public TokenRequest {
        form = InOrder.map(form);
    }

    /** Name and secret may stand in the form or in a Basic header; the header wins. */
    public static TokenRequest of(Map<String, String> form, Optional<String> authorization) {
        var all = new HashMap<>(form);
        authorization.flatMap(TokenRequest::basic).ifPresent(all::putAll);
        return new TokenRequest(all);
    }

    String get(String name) {
        return form.getOrDefault(name, "");
    }

    private static Optional<Map<String, String>> basic(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            var decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            var pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(Map.of(
                    "client_id", pair.substring(0, colon), "client_secret", pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "TokenRequest[" + get("grant_type") + "]";
    }
}
