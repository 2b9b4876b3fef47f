package io.attune.connector.verify;

import java.util.Locale;
import java.util.Optional;

/**
 * How a key is made from the secret that a system shows to people. The prefix alone does not tell: {@code whsec_}
 * stands before a base64 key at one system and is part of the key at another.
 */
public record KeyForm(Encoding encoding, Optional<String> stripPrefix) {

    /** Shorter keys can be guessed; what Standard Webhooks asks for. */
    static final int MIN_BYTES = 24;

    /** Empty where the secret is not written in this form. */
    Optional<byte[]> key(String secret) {
        var text = stripPrefix.filter(secret::startsWith).map(prefix -> secret.substring(prefix.length()))
                .orElse(secret);
        return encoding.read(text).filter(key -> key.length > 0);
    }

    /** What makes the secret unfit, in words that do not show it. */
    public Optional<String> weakness(String secret) {
        if (secret.isBlank()) {
            return Optional.of("is empty");
        }
        var key = key(secret);
        if (key.isEmpty()) {
            return Optional.of("is not " + encoding.name().toLowerCase(Locale.ROOT)
                    + " text, as this system's secrets are");
        }
        return key.get().length < MIN_BYTES
                ? Optional.of("gives a key of " + key.get().length + " bytes, the least is " + MIN_BYTES)
                : Optional.empty();
    }
}
