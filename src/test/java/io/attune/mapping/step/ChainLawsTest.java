package io.attune.mapping.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.mapping.type.Unfit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Steps in a row keep the laws, if each can read what the next one writes: exact ones first, then at most one that
 * keeps the rest, then any that tidy.
 */
class ChainLawsTest {

    private static final List<String> EXACT = List.of("{remove_prefix: '#'}", "{remove_suffix: '!'}",
            "{blank_as: (none)}");
    private static final List<List<String>> NARROWING = List.of(List.of(), List.of("{split: ';'}", "first"),
            List.of("{split: ';'}", "last"), List.of("{split: ';'}", "{nth: 2}"), List.of("split_lines", "first"));
    private static final List<String> TIDYING =
            List.of("trim", "squash_spaces", "lower", "{replace: {'-': _}}", "{remove_suffix: '?'}");
    private static final List<List<String>> TIDYING_LISTS = List.of(List.of("{split: ','}", "{join: '/'}"),
            List.of("{split: ','}", "sort", "{join: '/'}"), List.of("{split: ','}", "unique", "join_lines"));

    @Provide
    Arbitrary<List<Step>> chains() {
        var tidying = Arbitraries.oneOf(Arbitraries.of(TIDYING).list().ofMaxSize(4), Arbitraries.of(TIDYING_LISTS));
        return Combinators.combine(Arbitraries.of(EXACT).list().ofMaxSize(2), Arbitraries.of(NARROWING), tidying)
                .as((first, then, last) -> Stream.of(first, then, last).flatMap(List::stream).toList())
                .filter(steps -> steps.size() <= 5)
                .map(steps -> steps.stream().map(StepBench::step).toList());
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return Arbitraries.strings().withChars("aAb -_#!?;,/\n").ofMaxLength(14).map(Canonical.NODES::textNode);
    }

    @Property(tries = 5_000)
    void whatIsWrittenReadsBackTheSame(@ForAll("chains") List<Step> chain, @ForAll("values") JsonNode now,
            @ForAll("values") JsonNode other) {
        var shared = read(chain, other);
        if (shared.isPresent()) {
            for (var old : List.of(now, StepBench.NEW)) {
                var written = write(chain, last(shared.get()), old);
                var again = written.flatMap(system -> read(chain, system)).map(ChainLawsTest::last);
                assertEquals(Optional.of(last(shared.get())), again, () -> chain + " wrote " + written);
            }
        }
    }

    private static JsonNode last(List<JsonNode> values) {
        return values.get(values.size() - 1);
    }

    /** What each step was given, and what the last one gave. */
    private static Optional<List<JsonNode>> read(List<Step> chain, JsonNode system) {
        var values = new ArrayList<>(List.of(system));
        try {
            for (var step : chain) {
                values.add(step.read(last(values), StepBench.ROWS));
            }
            return Optional.of(values);
        } catch (Unfit unfit) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> write(List<Step> chain, JsonNode shared, JsonNode system) {
        var seen = read(chain, system);
        var value = shared;
        try {
            for (int i = chain.size() - 1; i >= 0; i--) {
                int at = i;
                value = chain.get(i)
                        .write(value, seen.map(values -> values.get(at)).orElse(StepBench.NEW), StepBench.ROWS);
            }
            return Optional.of(value);
        } catch (Unfit unfit) {
            return Optional.empty();
        }
    }
}
