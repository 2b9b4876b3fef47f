package io.attune.mapping.type;

import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.oneOf;
import static net.jqwik.api.Arbitraries.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What every type promises, whatever it is given. */
class TypeLawsTest {

    private static final RowContext ROWS = row -> Canonical.NODES.textNode("KWD");

    private static final List<Type> TYPES = List.of("text(8)", "text(8, cut)", "id", "code", "email", "phone(US)",
            "phone(DE)", "phone(IT)", "url", "yes_no", "integer", "decimal(2)", "money(currency)", "date", "datetime",
            "time", "country", "language", "lines(2)", "tags", "choice(a, b)", "json", "reference(customer)", "file")
            .stream().map(Types::parse).toList();

    @Provide
    Arbitrary<JsonNode> anything() {
        return oneOf(just(MissingNode.getInstance()), leaves(), leaves(), inside(leaves()), inside(inside(leaves())));
    }

    private static Arbitrary<JsonNode> leaves() {
        return oneOf(
                of(Canonical.NODES.nullNode(), Canonical.NODES.booleanNode(true)),
                texts().map(Canonical.NODES::textNode),
                Arbitraries.bigDecimals().between(new BigDecimal("-1e20"), new BigDecimal("1e20")).ofScale(3)
                        .map(Canonical::number),
                Arbitraries.longs().map(BigDecimal::valueOf).map(Canonical::number));
    }

    private static Arbitrary<JsonNode> inside(Arbitrary<JsonNode> items) {
        return oneOf(
                items.list().ofMaxSize(4).map(list -> Canonical.NODES.arrayNode().addAll(list)),
                items.map(item -> Canonical.NODES.objectNode().set("a", item)));
    }

    private static Arbitrary<String> texts() {
        return oneOf(
                strings().ofMaxLength(12),
                strings().withChars("aAb ZÜßİı@.:/+-,\n\u00a00129").ofMaxLength(14),
                strings().numeric().ofMinLength(5).ofMaxLength(14).flatMap(digits ->
                        of(digits, "+" + digits, "0" + digits, "+49" + digits)),
                strings().withChars("abİ.ß").ofMinLength(1).ofMaxLength(5).map(part -> part + "@" + part + ".de"),
                strings().withChars("abÜ@:.").ofMaxLength(8).map(part -> "HTTPS://" + part + "/A"),
                Arbitraries.longs().between(-62_000_000_000_000L, 253_000_000_000_000L)
                        .map(millis -> Instant.ofEpochMilli(millis).toString())
                        .flatMap(at -> of(at, at.substring(0, 10), at.substring(11, 19))),
                of(Locale.getISOCountries()), of("en_US", "de", "sr-latn-rs", "x", "a", "b", "true", "No"),
                just("a".repeat(300)));
    }

    @Property(tries = 5_000)
    void whatIsWrittenReadsBackTheSame(@ForAll("anything") JsonNode value) throws Unfit {
        for (var type : TYPES) {
            var shared = read(type, value);
            if (shared.isPresent()) {
                assertEquals(shared, read(type, type.write(shared.get(), ROWS)), () -> type + " of " + value);
            }
        }
    }

    @Property(tries = 5_000)
    void aSharedValueIsCanonicalAndReadsAsItself(@ForAll("anything") JsonNode value) {
        for (var type : TYPES) {
            var shared = read(type, value);
            if (shared.isPresent()) {
                assertEquals(Canonical.of(shared.get()), shared.get(), () -> type + " of " + value);
                assertTrue(value.isMissingNode() == shared.get().isMissingNode(), () -> type + " of " + value);
                if (!type.name().equals("file")) {
                    assertEquals(shared, read(type, shared.get()), () -> type + " of " + value);
                }
            }
        }
    }

    private static Optional<JsonNode> read(Type type, JsonNode value) {
        try {
            return Optional.of(type.read(value, ROWS));
        } catch (Unfit unfit) {
            return Optional.empty();
        }
    }
}
