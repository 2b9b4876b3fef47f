package io.attune.token;

import io.attune.token.KeyRing.NamedKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals a token for one place: AES-256-GCM with a random nonce of 96 bits. The place is authenticated, so a sealed text
 * moved to another connection, name or version does not open. Layout: format (1), key id (8), nonce (12), text and tag.
 */
final class TokenSeal {

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = 1 + NamedKey.ID_BYTES + NONCE_BYTES;

    private final KeyRing keys;
    private final SecureRandom random;

    TokenSeal(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    boolean hasKey() {
        return keys.sealing().isPresent();
    }

    /** @throws IllegalStateException where there is no key: ask {@link #hasKey} first */
    byte[] seal(String token, Place place) {
        var key = keys.sealing().orElseThrow(() -> new IllegalStateException("sealing needs a key"));
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var work = new Work(token.getBytes(StandardCharsets.UTF_8), place);
        byte[] text = run(Cipher.ENCRYPT_MODE, key, nonce, work).orElseThrow();
        return ByteBuffer.allocate(HEAD_BYTES + text.length).put(FORMAT).put(key.id()).put(nonce).put(text).array();
    }

    /** Empty where no key of ours sealed it, it was sealed for another place, or a bit of it was changed. */
    Optional<String> open(byte[] sealed, Place place) {
        if (sealed.length < HEAD_BYTES + TAG_BITS / 8 || sealed[0] != FORMAT) {
            return Optional.empty();
        }
        var from = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        byte[] id = take(from, NamedKey.ID_BYTES);
        byte[] nonce = take(from, NONCE_BYTES);
        var work = new Work(take(from, from.remaining()), place);
        return keys.opening(id)
                .flatMap(key -> run(Cipher.DECRYPT_MODE, key, nonce, work))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> run(int mode, NamedKey key, byte[] nonce, Work work) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(work.place().bytes());
            return Optional.of(cipher.doFinal(work.text()));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private static byte[] take(ByteBuffer from, int count) {
        byte[] bytes = new byte[count];
        from.get(bytes);
        return bytes;
    }

    private record Work(byte[] text, Place place) {}

    /** What a sealed text belongs to: one version of one named token of one connection. */
    record Place(String connection, String name, long version) {

        /** Lengths before the texts: {@code ("ab","c")} and {@code ("a","bc")} are two places. */
        byte[] bytes() {
            byte[] first = connection.getBytes(StandardCharsets.UTF_8);
            byte[] second = name.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(16 + first.length + second.length)
                    .putInt(first.length).put(first)
                    .putInt(second.length).put(second)
                    .putLong(version)
                    .array();
        }
    }
}
