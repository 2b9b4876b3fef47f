package io.attune.connector.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reading of moments says what the library says, or nothing. */
class PlainMomentTest {

    @Property
    void whatIsReadIsWhatTheLibraryReads(@ForAll("texts") String text) {
        var quick = PlainMoment.read(text);
        assertTrue(quick.isEmpty() || quick.equals(Moments.byFormat(text)), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31T09:41:07Z", "2026-01-28T09:41:07Z", "2024-02-29T09:41:07Z",
        "2026-02-29T09:41:07Z", "2026-01-02T09:41:07.5-05:00", "2026-01-02T09:41:07.123456789+0000",
        "2026-01-02T23:59:60Z", "2026-01-02T24:00:00Z", "2026-01-02T09:41:07", "2026-01-02T09:41:07-00:00",
        "2026-01-02T09:41:07+18:00", "2026-01-02T09:41:07+17:59", "2026-01-02T09:41:07.Z", "0000-01-02T09:41:07Z",
        "2026-01-02T09:41:07+05:3", "2026-01-02T09:41:07+053", "2026-13-02T09:41:07Z", "2026-01-02T09:41:07ZZ"})
    void edgesAreReadAsTheLibraryReadsThem(String text) {
        assertEquals(Moments.byFormat(text), Moments.read(text));
    }

    @Provide
    Arbitrary<String> texts() {
        var digits = Arbitraries.strings().withChars("0123456789").ofLength(4);
        var offsets = Arbitraries.of("Z", "", "+00:00", "-05:00", "+0530", "-0000", "+17:59", "+18:00", "+1", "z",
                "+99:99");
        var fractions = Arbitraries.of("", ".1", ".123", ".123456789", ".1234567890", ".");
        return Combinators.combine(digits, Arbitraries.integers().between(0, 13), Arbitraries.integers().between(0, 32),
                Arbitraries.integers().between(0, 24), Arbitraries.integers().between(0, 61), fractions, offsets)
                .as((year, month, day, hour, second, fraction, offset) -> "%s-%02d-%02dT%02d:%02d:%02d%s%s"
                        .formatted(year, month, day, hour, second % 60, second, fraction, offset));
    }
}
