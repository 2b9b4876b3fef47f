package io.attune.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attune.token.TokenSeal.Place;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenSealTest {

    private static final String OLD = key(1);
    private static final String NEW = key(2);
    private static final Place PLACE = new Place("books", "refresh", 7);

    private final TokenSeal seal = seal(NEW);

    @Test
    void opensWhatItSealed() {
        assertEquals(Optional.of("rt-ünïcode"), seal.open(seal.seal("rt-ünïcode", PLACE), PLACE));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({"books, refresh, 6", "books, refresh, 8", "books, access, 7", "shop, refresh, 7", "booksr, efresh, 7"})
    void opensNothingMovedToAnotherPlace(String connection, String name, long version) {
        assertEquals(Optional.empty(), seal.open(seal.seal("token", PLACE), new Place(connection, name, version)));
    }

    @Test
    void opensNothingWithABitChangedOrAnEndCut() {
        byte[] sealed = seal.seal("token", PLACE);

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertEquals(Optional.empty(), seal.open(changed, PLACE), "bit " + bit);
        }
        for (int length = 0; length < sealed.length; length++) {
            assertEquals(Optional.empty(), seal.open(Arrays.copyOf(sealed, length), PLACE), length + " bytes");
        }
    }

    @Test
    void neverSealsTheSameTextTwiceAlike() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(Base64.getEncoder().encodeToString(seal.seal("token", PLACE)));
        }
        assertEquals(1_000, seen.size());
    }

    @Test
    void opensWithAnOldKeyAndSealsWithTheNew() {
        byte[] old = seal(OLD).seal("token", PLACE);
        var both = seal(NEW + ", " + OLD);

        assertEquals(Optional.empty(), seal.open(old, PLACE));
        assertEquals(Optional.of("token"), both.open(old, PLACE));
        assertEquals(Optional.of("token"), seal.open(both.seal("token", PLACE), PLACE));
    }

    @Test
    void sealsNothingWithoutAKey() {
        var without = new TokenSeal(KeyRing.empty(), new SecureRandom());

        assertFalse(without.hasKey());
        assertEquals("sealing needs a key",
                assertThrows(IllegalStateException.class, () -> without.seal("token", PLACE)).getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            not/base64!      | ATTUNE_KEY: key 1 is not base64
            c2hvcnQ=         | ATTUNE_KEY: key 1 has 5 bytes, and must have 32: openssl rand -base64 32
            ''               | ATTUNE_KEY: key 1 has 0 bytes, and must have 32: openssl rand -base64 32
            """)
    void refusesAKeyThatIsNone(String text, String words) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, () -> KeyRing.reading(text)).getMessage());
    }

    @Test
    void showsNoKey() {
        var ring = KeyRing.reading(NEW);

        assertEquals("KeyRing of 1", ring.toString());
        assertEquals("Optional[NamedKey]", ring.sealing().toString());
    }

    private static TokenSeal seal(String keys) {
        return new TokenSeal(KeyRing.reading(keys), new SecureRandom());
    }

    private static String key(int filler) {
        byte[] bytes = new byte[KeyRing.KEY_BYTES];
        Arrays.fill(bytes, (byte) filler);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
