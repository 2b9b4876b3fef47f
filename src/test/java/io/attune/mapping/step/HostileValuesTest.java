package io.attune.mapping.step;

import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.oneOf;
import static net.jqwik.api.Arbitraries.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.Canonical;
import io.attune.mapping.type.Unfit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a system sends: a step gives a bounded, canonical value, or says in words why it cannot. */
class HostileValuesTest {

    private static final List<String> ONE_WAY = List.of("{cut: 4}", "{take: {from: 2, to: 5}}", "digits_only",
            "letters_only",
            "html_to_text", "text_to_html", "markdown_to_html", "{hash: sha256}", "mask", "{replace: {a: '', b: ''}}",
            "{replace_pattern: {'(a|b)+': '$1$1$1'}}", "{round: 2}", "floor", "ceil", "date_only",
            "{time_only: Europe/Berlin}",
            "{pluck: a.b}", "sum", "count", "max", "min", "{table: warehouse}");

    private static final List<String> NASTY = List.of("9999-12-31T23:59:59Z", "0001-01-01", "-", "+", "1e999999", "\0",
            "\ud800",
            "0.".repeat(50), "9".repeat(99), "99999999999999999999-01-01");

    private static final List<String> BITS = List.of("a", "ß", " ", "\n", ";", "<div>", "<b><i>", "> ", "*a **b ", "[",
            "![", "`",
            "- \n  ", "&", "٣", "😀", "<p>");

    static Stream<Step> steps() {
        return Stream.concat(Subject.TWO_WAYS.stream().map(Subject::step), ONE_WAY.stream().map(StepBench::step));
    }

    @Provide
    Arbitrary<JsonNode> anything() {
        return oneOf(just(MissingNode.getInstance()), leaves(), leaves(), inside(leaves()), inside(inside(leaves())));
    }

    private static Arbitrary<JsonNode> leaves() {
        var numbers = of(new BigDecimal("1e-30"), new BigDecimal("9".repeat(90)), BigDecimal.valueOf(-7, 2));
        return oneOf(
                of(Canonical.NODES.nullNode(), Canonical.NODES.booleanNode(true)),
                oneOf(Subject.words(), strings().ofMaxLength(20), of(NASTY)).map(Canonical.NODES::textNode),
                numbers.map(Canonical::number));
    }

    private static Arbitrary<JsonNode> inside(Arbitrary<JsonNode> items) {
        return oneOf(
                items.list().ofMaxSize(4).map(list -> Canonical.NODES.arrayNode().addAll(list)),
                items.map(HostileValuesTest::nested));
    }

    private static JsonNode nested(JsonNode item) {
        return Canonical.NODES.objectNode().set("a", Canonical.NODES.objectNode().set("b", item));
    }

    @Property(tries = 1_000)
    void everyStepAnswersInItsOwnWords(@ForAll("anything") JsonNode value, @ForAll("anything") JsonNode old) {
        steps().forEach(step -> {
            answer(step, value, old, true);
            if (step.stepClass() != StepClass.ONE_WAY) {
                answer(step, value, old, false);
            }
        });
    }

    static List<String> large() {
        var large = new ArrayList<>(List.of("ß".repeat(1 << 20), "<p>".repeat(1 << 18)));
        BITS.forEach(bit -> large.add(bit.repeat((60 << 10) / bit.length())));
        return large;
    }

    @ParameterizedTest
    @MethodSource("large")
    void largeTextsStayInBounds(String text) {
        var value = Canonical.NODES.textNode(text);
        steps().forEach(step -> answer(step, value, MissingNode.getInstance(), true));
    }

    @ParameterizedTest
    @MethodSource("growing")
    void nothingGrowsBeyondTheBound(String yaml) {
        assertEquals("'" + "a".repeat(60) + "...' becomes larger than 64 KiB",
                StepBench.read(StepBench.step(yaml), Canonical.NODES.textNode("a".repeat(60_000))));
    }

    static List<String> growing() {
        return List.of("{replace: {a: aa}}", "{replace: {a: '" + "b".repeat(200) + "'}}",
                "{replace_pattern: {a: '$0$0'}}");
    }

    private static void answer(Step step, JsonNode value, JsonNode old, boolean reading) {
        try {
            var result = reading ? step.read(value, StepBench.ROWS) : step.write(value, old, StepBench.ROWS);
            assertFalse(Size.isOver(result), () -> step + " of " + value + " gives too much");
            assertEquals(Canonical.of(result), result, () -> step + " of " + value + " is not canonical");
            assertTrue(value.isMissingNode() || !result.isTextual() || !result.textValue().isEmpty(), () -> step
                    + " gives an empty text");
        } catch (Unfit unfit) {
            assertTrue(unfit.words().length() < 1_000, unfit.words());
        }
    }
}
