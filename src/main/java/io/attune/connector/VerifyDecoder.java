package io.attune.connector;

import io.attune.connector.verify.Algorithm;
import io.attune.connector.verify.Encoding;
import io.attune.connector.verify.KeyForm;
import io.attune.connector.verify.SharedSecret;
import io.attune.connector.verify.Signature;
import io.attune.connector.verify.SignatureForm;
import io.attune.connector.verify.SignedText;
import io.attune.connector.verify.TimestampRule;
import io.attune.connector.verify.Unverified;
import io.attune.connector.verify.Verification;
import io.attune.yaml.Section;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code webhook.verify}. */
final class VerifyDecoder {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Section verify;
    private final Set<String> headers;

    /** @param headers the names of the headers that the file names */
    VerifyDecoder(Section verify, Set<String> headers) {
        this.verify = verify;
        this.headers = headers;
    }

    Verification decode() {
        return switch (verify.text("scheme", "none")) {
            case "hmac" -> signature(true);
            case "sha" -> signature(false);
            case "shared_secret" -> sharedSecret();
            default -> new Unverified();
        };
    }

    private Verification sharedSecret() {
        needs("secret", "place");
        var place = SharedSecret.Place.valueOf(verify.text("place", "path").toUpperCase(Locale.ROOT));
        if (place != SharedSecret.Place.PATH) {
            needs("name");
        }
        if (place == SharedSecret.Place.HEADER) {
            header(verify.at("name"));
        }
        return new SharedSecret(place, verify.text("name", ""));
    }

    private Verification signature(boolean keyed) {
        needs("secret", "signed", "signature");
        var text = verify.parsed("signed", SignedText::parse).orElseGet(() -> SignedText.parse("{body}"));
        text.headers().forEach(name -> Parse.isKnown(verify.at("signed"), name, headers, "header"));
        if (text.has("timestamp") && !verify.has("timestamp")) {
            verify.at("signed").problem("{timestamp} is signed, but the key 'timestamp' does not say where it stands");
        }
        if (!keyed && !text.has("secret")) {
            verify.at("signed").problem("a plain digest proves nothing unless {secret} is in what is signed");
        }
        return new Signature(keyed, Algorithm.valueOf(verify.text("algorithm", "sha256").toUpperCase(Locale.ROOT)),
                key(verify.at("key")), text, form(verify.at("signature")), timestamp(verify.at("timestamp")),
                verify.yes("empty_body", false));
    }

    private void needs(String... keys) {
        List.of(keys).stream().filter(key -> !verify.has(key)).forEach(key ->
                verify.problem("the scheme " + verify.text("scheme", "") + " needs the key '" + key + "'"));
    }

    private static KeyForm key(Section key) {
        return new KeyForm(Encoding.valueOf(key.text("encoding", "utf8").toUpperCase(Locale.ROOT)),
                key.text("strip_prefix"));
    }

    private SignatureForm form(Section signature) {
        var layout = SignatureForm.Layout.valueOf(signature.text("layout", "plain").toUpperCase(Locale.ROOT));
        if (layout != SignatureForm.Layout.PLAIN && signature.isWritten() && !signature.has("part")) {
            signature.problem("the layout " + signature.text("layout", "") + " needs the key 'part'");
        }
        return new SignatureForm(header(signature.at("header")), layout, signature.text("part", ""),
                Encoding.valueOf(signature.text("encoding", "hex").toUpperCase(Locale.ROOT)));
    }

    private Optional<TimestampRule> timestamp(Section timestamp) {
        if (!timestamp.isWritten()) {
            return Optional.empty();
        }
        return Optional.of(new TimestampRule(header(timestamp.at("header")), timestamp.text("key"),
                TimestampRule.Unit.valueOf(timestamp.text("unit", "seconds").toUpperCase(Locale.ROOT)),
                Parse.duration(timestamp.at("past")).orElse(TOLERANCE),
                Parse.duration(timestamp.at("future")).orElse(TOLERANCE)));
    }

    private String header(Section at) {
        at.text().ifPresent(name -> Parse.isKnown(at, name, headers, "header"));
        return at.text().orElse("");
    }
}
