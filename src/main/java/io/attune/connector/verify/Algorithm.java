package io.attune.connector.verify;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hash functions that systems sign with. SHA-1 only for those that still do. */
public enum Algorithm {
    SHA1("SHA-1", "HmacSHA1"),
    SHA256("SHA-256", "HmacSHA256"),
    SHA512("SHA-512", "HmacSHA512");

    private final String digest;
    private final String mac;

    Algorithm(String digest, String mac) {
        this.digest = digest;
        this.mac = mac;
    }

    byte[] hmac(byte[] key, byte[] text) {
        try {
            var signer = Mac.getInstance(mac);
            signer.init(new SecretKeySpec(key, mac));
            return signer.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + mac, e);
        }
    }

    byte[] digest(byte[] text) {
        try {
            return MessageDigest.getInstance(digest).digest(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + digest, e);
        }
    }
}
