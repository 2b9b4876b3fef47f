package io.attune.connector;

import io.attune.document.InOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a token endpoint gave.
 *
 * @param access  the access token
 * @param expires empty where the system does not tell: then it holds until it is refused
 * @param extra   what else the connector file asks to keep, {@code instance_url} for example
 * @param refresh a new refresh token, which replaces the one that was used; it must be stored before the access token
 *                is
 */
public record Token(Secret access, Optional<Instant> expires, Map<String, String> extra, Optional<Secret> refresh) {

    public Token {
        extra = InOrder.map(extra);
    }
}
