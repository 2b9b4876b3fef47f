package io.attune.mapping.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.document.Canonical;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The short way for numbers behind +1 gives exactly what the library gives, or leaves it to the library. */
class NorthAmericaTest {

    private static final List<PhoneType> REGIONS =
            List.of(new PhoneType("US"), new PhoneType("CA"), new PhoneType("DE"), new PhoneType("BB"));
    private static final List<String> FORMS = List.of("(%s) %s-%s", "%s.%s.%s", "+1 (%s) %s-%s", "1 %s %s %s",
            "+1-%s-%s-%s",
            "%s--%s) %s", "(%s%s-%s", "+(%s)%s%s", "+1(%s))%s%s-");

    @Provide
    Arbitrary<String> spellings() {
        return Arbitraries.oneOf(
                Arbitraries.strings().numeric().ofMinLength(9).ofMaxLength(11).flatMap(digits ->
                        Arbitraries.of("", "+", "1", "+1", "+1 ", "1-").map(front -> front + digits)),
                Arbitraries.strings().numeric().ofLength(10).flatMap(digits -> Arbitraries.of(FORMS).map(form ->
                        form.formatted(digits.substring(0, 3), digits.substring(3, 6), digits.substring(6)))),
                Arbitraries.strings().withChars("+1(2)5 -.9").ofMaxLength(16));
    }

    @Property(tries = 10_000)
    void readsAsTheLibraryDoes(@ForAll("spellings") String text) {
        for (var region : REGIONS) {
            var plain = NorthAmerica.e164(text.strip(), NorthAmerica.isRegion(region.name().substring(6, 8)));
            if (!plain.isEmpty()) {
                assertEquals(Optional.of(plain), library(region, text.strip()), () -> region + " " + text);
            }
        }
    }

    @Property(tries = 10_000)
    void writesAsTheLibraryDoes(@ForAll("spellings") String text) throws Unfit {
        var number = NorthAmerica.e164(text.strip(), true);
        if (!number.isEmpty()) {
            var value = Canonical.NODES.textNode(number);
            assertEquals(REGIONS.get(0).libraryNational(value), NorthAmerica.national(number));
            assertEquals(REGIONS.get(1).libraryNational(value), NorthAmerica.national(number));
        }
    }

    private static Optional<String> library(PhoneType region, String text) {
        try {
            return Optional.of(region.e164(text, Canonical.NODES.textNode(text)));
        } catch (Unfit unfit) {
            return Optional.empty();
        }
    }
}
