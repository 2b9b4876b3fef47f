package io.attune.record;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.List;

/** Hashes of keys as the database holds them. */
final class KeyBytes {

    private KeyBytes() {}

    static Buffer[] of(List<String> hashes) {
        return hashes.stream().map(KeyBytes::of).toArray(Buffer[]::new);
    }

    static Buffer of(String hash) {
        return Buffer.buffer(HexFormat.of().parseHex(hash));
    }
}
