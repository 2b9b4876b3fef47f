package io.attune.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of {@code ATTUNE_KEY}: the first one seals, all of them open. To change the key, put the new one in front
 * and leave the old one until every token has been used once.
 */
public final class KeyRing {

    static final int KEY_BYTES = 32;

    private final List<NamedKey> keys;

    private KeyRing(List<NamedKey> keys) {
        this.keys = List.copyOf(keys);
    }

    public static KeyRing empty() {
        return new KeyRing(List.of());
    }

    /**
     * @param text keys of 32 bytes in base64, parted by commas
     * @throws IllegalArgumentException with an operator's words, which never repeat the key
     */
    public static KeyRing reading(String text) {
        var keys = new ArrayList<NamedKey>();
        for (var part : text.split(",")) {
            keys.add(NamedKey.of(bytes(part.strip(), keys.size() + 1)));
        }
        return new KeyRing(keys);
    }

    private static byte[] bytes(String base64, int number) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("ATTUNE_KEY: key " + number + " is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("ATTUNE_KEY: key " + number + " has " + bytes.length
                    + " bytes, and must have 32: openssl rand -base64 32");
        }
        return bytes;
    }

    /** The key that seals; empty where none was given. */
    Optional<NamedKey> sealing() {
        return keys.stream().findFirst();
    }

    Optional<NamedKey> opening(byte[] id) {
        return keys.stream().filter(key -> Arrays.equals(key.id(), id)).findFirst();
    }

    @Override
    public String toString() {
        return "KeyRing of " + keys.size();
    }

    /**
     * A key and the eight bytes by which a sealed text names it: the beginning of a hash, so it tells nothing of the
     * key.
     */
    record NamedKey(byte[] id, SecretKey key) {

        static final int ID_BYTES = 8;

        static NamedKey of(byte[] bytes) {
            byte[] id = Arrays.copyOf(Digests.sha256("attune key id", bytes), ID_BYTES);
            return new NamedKey(id, new SecretKeySpec(bytes, "AES"));
        }

        @Override
        public String toString() {
            return "NamedKey";
        }
    }
}
