package io.attune.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.api.ApiTokens;
import io.attune.runtime.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {

    private static final String TOKEN = "the-token-of-this-installation";

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final Sessions sessions = sessions(TOKEN);
    private final String session = sessions.begin(TOKEN, "Ana").orElseThrow();

    private Sessions sessions(String token) {
        return new Sessions(ApiTokens.of(token), clock, new SplittableRandom(1));
    }

    @Test
    void beginsWithTheTokenAlone() {
        assertEquals(Optional.empty(), sessions.begin("guessed", ""));
        assertEquals(Optional.empty(), sessions.begin("", ""));
        assertEquals(Optional.empty(), sessions("").begin("", ""));
        assertTrue(sessions.isLive(session));
    }

    @Test
    void knowsWhoBeganIt() {
        assertEquals("Ana", sessions.name(session));
        assertEquals("Zoë B.", sessions.name(sessions.begin(TOKEN, " Zoë B. ").orElseThrow()));
        assertEquals("console", sessions.name(sessions.begin(TOKEN, " ").orElseThrow()));
        var other = session.split("\\.");
        other[2] = "Qm9i";
        assertFalse(sessions.isLive(String.join(".", other)));
    }

    @Test
    void endsAfterTwelveHours() {
        clock.move(Duration.ofHours(12).minusSeconds(1));
        assertTrue(sessions.isLive(session));
        clock.move(Duration.ofSeconds(1));
        assertFalse(sessions.isLive(session));
    }

    @Test
    void isKnownToEveryProcessOfTheInstallationAndEndsWithItsToken() {
        assertTrue(sessions(TOKEN).isLive(session));
        assertFalse(sessions("another token").isLive(session));
    }

    @Test
    void cannotBeMadeLongerOrForged() {
        var parts = session.split("\\.");
        var longer = Long.parseLong(parts[0]) + 1 + "." + parts[1] + "." + parts[2] + "." + parts[3];
        assertFalse(sessions.isLive(longer));
        assertFalse(sessions.isLive(session.substring(0, session.length() - 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "1.2", "a.b.c", "99999999999.x."})
    void nonsenseIsNoSession(String text) {
        assertFalse(sessions.isLive(text));
    }

    @Test
    void aFormBelongsToItsSession() {
        var other = sessions.begin(TOKEN, "Ana").orElseThrow();
        assertNotEquals(session, other);
        assertTrue(sessions.isForm(session, sessions.formToken(session)));
        assertFalse(sessions.isForm(session, sessions.formToken(other)));
        assertFalse(sessions.isForm(session, session));
        assertFalse(sessions.isForm(session, null));
    }
}
