package io.attune.runtime;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Secrets that nobody outside gave: taken from the environment, or made once and kept in the data folder. */
public final class OwnSecrets {

    public static final String API_TOKEN_FILE = "api-token";
    private static final String KEY_FILE = "key";
    private static final int BYTES = 32;

    private OwnSecrets() {}

    /** What the API asks for. */
    public static String apiToken(DataFolder folder) {
        return given("ATTUNE_API_TOKEN")
                .orElseGet(() -> folder.secret(API_TOKEN_FILE, () -> made(Base64.getUrlEncoder())));
    }

    /** What seals tokens in the database: 32 bytes, base64. */
    public static String key(DataFolder folder) {
        return given("ATTUNE_KEY").orElseGet(() -> folder.secret(KEY_FILE, () -> made(Base64.getEncoder())));
    }

    public static Optional<String> given(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private static String made(Base64.Encoder encoder) {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return encoder.encodeToString(bytes);
    }
}
