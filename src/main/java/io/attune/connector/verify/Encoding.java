package io.attune.connector.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** How bytes are written as text. */
public enum Encoding {
    UTF8 {
        @Override
        String write(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        byte[] parse(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    },
    HEX {
        @Override
        String write(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }

        @Override
        byte[] parse(String text) {
            return HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT));
        }
    },
    BASE64 {
        @Override
        String write(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }

        @Override
        byte[] parse(String text) {
            return Base64.getDecoder().decode(text);
        }
    },
    BASE64URL {
        @Override
        String write(byte[] bytes) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }

        @Override
        byte[] parse(String text) {
            return Base64.getUrlDecoder().decode(text);
        }
    };

    abstract String write(byte[] bytes);

    abstract byte[] parse(String text);

    /** Empty for a text that is not written so. */
    Optional<byte[]> read(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
