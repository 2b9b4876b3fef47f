package io.attune.connector;

import io.attune.connector.template.Template;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The assertion of the JWT bearer grant (RFC 7523), signed with RS256.
 *
 * @param privateKey the name of the secret: PKCS#8 in PEM
 * @param valid      how long it holds; Salesforce takes at most 3 minutes
 */
record JwtBearer(Template issuer, Optional<Template> subject, Template audience, String privateKey, Duration valid) {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    String assertion(Account account, Instant now) {
        var claims = Canonical.NODES.objectNode();
        Values.text(issuer, account).ifPresent(text -> claims.put("iss", text));
        subject.flatMap(template -> Values.text(template, account)).ifPresent(text -> claims.put("sub", text));
        Values.text(audience, account).ifPresent(text -> claims.put("aud", text));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(valid).getEpochSecond());
        var signed = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(JsonText.write(claims));
        return signed + "." + BASE64URL.encodeToString(signature(account, signed));
    }

    private static String encoded(String json) {
        return BASE64URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] signature(Account account, String text) {
        try {
            var signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key(account)
                    .orElseThrow(() -> new IllegalStateException("the key was checked at the start")));
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an RSA key signs with SHA-256", e);
        }
    }

    /** Empty where the secret is no such key. */
    Optional<PrivateKey> key(Account account) {
        return account.secrets(privateKey).stream().findFirst().flatMap(secret -> key(secret.reveal()));
    }

    private static Optional<PrivateKey> key(String pem) {
        var lines = pem.replace("-----BEGIN PRIVATE KEY-----", "").replace("-----END PRIVATE KEY-----", "");
        try {
            var bytes = Base64.getMimeDecoder().decode(lines);
            return Optional.of(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
