package io.attune.mapping.step;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Steps that hide a value: equal values stay equal, or their end stays readable. */
final class Hiding {

    private static final int SHOWN = 4;
    private static final int MOST_SHOWN = 64;
    private static final String WITHOUT_SECRET = "the step hash needs the secret of this deployment, and none is set";

    private Hiding() {}

    /** Hex HMAC-SHA256 with the secret of the deployment: nobody can try all phone numbers without it. */
    static Step hash(Arguments arguments) {
        arguments.oneOf(List.of("sha256"));
        var secret = arguments.scope().secret().filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(WITHOUT_SECRET));
        var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return OneWayStep.ofText("hash", "makes a salted SHA-256 of it", text -> hash(text, key));
    }

    private static String hash(String text, SecretKeySpec key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    static Step mask(Arguments arguments) {
        int shown = arguments.isEmpty() ? SHOWN : arguments.whole(0, MOST_SHOWN);
        return OneWayStep.ofText("mask", "hides all but the last " + shown + " characters", text -> mask(text, shown));
    }

    /** A star for each character but the last; a text of which that would hide less than half is hidden whole. */
    private static String mask(String text, int shown) {
        int length = text.codePointCount(0, text.length());
        int hidden = length < 2 * shown ? length : length - shown;
        return "*".repeat(hidden) + text.substring(text.offsetByCodePoints(0, hidden));
    }
}
