package io.attune.sandbox.crm.oauth;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Collectors;

/** An RSA key that assertions are signed with (its public half, as {@code openssl rsa -pubout} writes it). */
public record JwtKey(PublicKey key) {

    /** @throws IllegalArgumentException if the text is no such key */
    public static JwtKey read(String pem) {
        var base64 = pem.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
        try {
            var bytes = Base64.getDecoder().decode(base64);
            return new JwtKey(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no RSA public key in PEM form: " + e.getMessage(), e);
        }
    }

    /** Whether it made this RS256 signature. */
    boolean signed(byte[] content, byte[] signature) {
        try {
            var check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key);
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
