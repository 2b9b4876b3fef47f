package io.attune.console;

import io.attune.api.ApiToken;
import io.attune.connector.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sessions of the console. A session is {@code END.CHANCE.NAME.SEAL}: the seal is made with the token of the API, so
 * every process of an installation knows it, none has to remember it, and a new token ends them all. The token cannot
 * be read from it.
 */
@ApplicationScoped
class Sessions {

    static final Duration LASTS = Duration.ofHours(12);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CHANCE_BYTES = 16;
    private static final int LONGEST_NAME = 100;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ApiToken token;
    private final Clock clock;
    private final RandomGenerator chance;

    Sessions(ApiToken token, Clock clock, RandomGenerator chance) {
        this.token = token;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * Empty where this is not the token.
     *
     * @param name of the person, as they call themselves: it stands beside what they decide
     */
    Optional<String> begin(String offered, String name) {
        return token.is(offered) ? token.secret().map(key -> sealed(key, name)) : Optional.empty();
    }

    private String sealed(Secret key, String name) {
        var bytes = new byte[CHANCE_BYTES];
        chance.nextBytes(bytes);
        var facts = clock.instant().plus(LASTS).getEpochSecond() + "." + BASE64.encodeToString(bytes) + "."
                + BASE64.encodeToString(cut(name.strip()).getBytes(StandardCharsets.UTF_8));
        return facts + "." + seal(key, "session", facts);
    }

    boolean isLive(String session) {
        int dot = session.lastIndexOf('.');
        return dot > 0 && token.secret()
                .filter(key -> same(seal(key, "session", session.substring(0, dot)), session.substring(dot + 1)))
                .filter(key -> clock.instant().isBefore(end(session)))
                .isPresent();
    }

    /** Read only once the seal is known to be ours. */
    private static Instant end(String session) {
        return Instant.ofEpochSecond(Long.parseLong(session.substring(0, session.indexOf('.'))));
    }

    private static String cut(String name) {
        return name.isEmpty() ? "console" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** Of a live session: who began it. */
    String name(String session) {
        var parts = session.split("\\.");
        return new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8);
    }

    /** What every form of this session carries: another site can make a browser send a form, but cannot know this. */
    String formToken(String session) {
        return token.secret().map(key -> seal(key, "form", session)).orElse("");
    }

    boolean isForm(String session, String offered) {
        return offered != null && isLive(session) && same(formToken(session), offered);
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static String seal(Secret key, String purpose, String facts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.bytes(), ALGORITHM));
            var text = "attune console " + purpose + "\n" + facts;
            return BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
