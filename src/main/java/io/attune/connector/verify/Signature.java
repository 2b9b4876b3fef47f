package io.attune.connector.verify;

import io.attune.document.Canonical;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The system signs parts of the message with a secret.
 *
 * @param keyed     true: HMAC; false: a plain digest of a text that has the secret in it
 * @param time      when it was signed, for systems that sign a time
 * @param emptyBody the system signs messages without a body too; else an empty one was lost on its way
 */
public record Signature(boolean keyed, Algorithm algorithm, KeyForm key, SignedText text, SignatureForm form,
        Optional<TimestampRule> time, boolean emptyBody) implements Verification {

    @Override
    public Finding check(Message message, List<String> secrets, Instant now) {
        var header = message.headers().getOrDefault(form.header(), "");
        if (message.body().length == 0 && !emptyBody) {
            return new Finding.Forged("the body is empty");
        }
        var offered = form.offered(header);
        if (offered.isEmpty()) {
            return new Finding.Forged("the signature header holds no signature: expected " + form.words());
        }
        var timestamp = time.flatMap(rule -> rule.text(message));
        if (time.isPresent() && timestamp.isEmpty()) {
            return new Finding.Forged("no time of signing was found");
        }
        var signed = time.flatMap(rule -> rule.read(timestamp.get()));
        if (time.isPresent() && signed.isEmpty()) {
            return new Finding.Forged("the time of signing is not " + timeWords());
        }
        return matches(message, secrets, timestamp.orElse(""), offered)
                ? timely(signed, now)
                : new Finding.Forged("the signature was made with another secret or over other bytes; "
                        + bytesWords(message));
    }

    private Finding timely(Optional<Instant> signed, Instant now) {
        return signed.flatMap(moment -> time.get().staleness(moment, now))
                .<Finding>map(Finding.Stale::new)
                .orElseGet(Finding.Genuine::new);
    }

    /** Every secret against every signature, to the end, so that the time it takes tells nothing. */
    private boolean matches(Message message, List<String> secrets, String timestamp, List<String> offered) {
        boolean match = false;
        for (var secret : secrets) {
            var expected = expected(message, secret, timestamp);
            for (var signature : offered) {
                match |= expected.isPresent() && MessageDigest.isEqual(ascii(expected.get()), ascii(signature));
            }
        }
        return match;
    }

    /** Empty where the secret is no key. */
    Optional<String> expected(Message message, String secret, String timestamp) {
        var bytes = text.of(message, timestamp, secret);
        return key.key(secret)
                .map(key -> form.encoding().write(keyed ? algorithm.hmac(key, bytes) : algorithm.digest(bytes)));
    }

    boolean matches(Message message, String secret) {
        var timestamp = time.flatMap(rule -> rule.text(message)).orElse("");
        return matches(message, List.of(secret), timestamp,
                form.offered(message.headers().getOrDefault(form.header(), "")));
    }

    Signature with(KeyForm changed) {
        return new Signature(keyed, algorithm, changed, text, form, time, emptyBody);
    }

    Signature with(Encoding encoding) {
        return new Signature(keyed, algorithm, key, text,
                new SignatureForm(form.header(), form.layout(), form.part(), encoding), time, emptyBody);
    }

    private String timeWords() {
        return switch (time.get().unit()) {
            case SECONDS -> "a whole number of seconds";
            case MILLIS -> "a whole number of milliseconds";
            case ISO -> "a time such as 2026-01-01T00:00:00Z";
        };
    }

    private static String bytesWords(Message message) {
        return "the body has " + message.body().length + " bytes, sha256 " + Canonical.sha256(message.body());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> weakness(String secret) {
        return key.weakness(secret);
    }

    @Override
    public List<String> hints(Message message, List<String> secrets) {
        return Diagnosis.of(this, message, secrets);
    }
}
