package io.attune.connector.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The system sends a secret along with each message, in the address or in a header: the only proof that some can give.
 *
 * @param name the query's parameter or the header's name in the connector file; nothing for the path
 */
public record SharedSecret(Place place, String name) implements Verification {

    /** PATH: the last segment of the address. */
    public enum Place { PATH, QUERY, HEADER }

    private static final KeyForm FORM = new KeyForm(Encoding.UTF8, Optional.empty());

    @Override
    public Finding check(Message message, List<String> secrets, Instant now) {
        var given = given(message);
        if (given.isEmpty()) {
            return new Finding.Forged("no secret was found in " + words());
        }
        boolean known = false;
        for (var secret : secrets) { // all of them, whichever fits, so that the time tells nothing
            known |= FORM.key(secret).isPresent() && MessageDigest.isEqual(utf8(secret), utf8(given.get()));
        }
        return known ? new Finding.Genuine()
                : new Finding.Forged("the secret in " + words() + " is not this connection's");
    }

    private Optional<String> given(Message message) {
        return switch (place) {
            case PATH -> Urls.lastSegment(message.url());
            case QUERY -> Urls.parameter(message.url(), name);
            case HEADER -> Optional.ofNullable(message.headers().get(name));
        };
    }

    private String words() {
        return switch (place) {
            case PATH -> "the last part of the address";
            case QUERY -> "the address's parameter '" + name + "'";
            case HEADER -> "the header '" + name + "'";
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> weakness(String secret) {
        return FORM.weakness(secret);
    }

    @Override
    public List<String> hints(Message message, List<String> secrets) {
        var given = given(message).map(String::strip);
        return secrets.stream().anyMatch(secret -> given.equals(Optional.of(secret.strip())))
                ? List.of("the secrets are equal but for white space at an end")
                : List.of();
    }
}
