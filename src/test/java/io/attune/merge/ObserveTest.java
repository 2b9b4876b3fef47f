package io.attune.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One source, one target: shop to crm. */
class ObserveTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Written WRITTEN = new Written("crm", Optional.of("003A"), Set.of("email"), new TreeMap<>(), 0,
            Moment.at(T0));
    private static final Rules RULES = rules(Rules.Deleted.MARK);

    @Test
    void aFirstTellingIsAgreedAndMakesTheOtherLag() {
        var step = Observe.first(ID, shop(1, "email=a", "name=-"), RULES);

        assertEquals("email=a v1, name=- v1", agreed(step.state()));
        assertEquals("[email, name]", Lag.of(step.state(), RULES, "crm").toString());
        assertEquals(List.of("crm"), step.lagging());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a repeat                             | 1 | email=a         | nothing new                  | email=a v1, name=n v1
            a repeat at a later revision         | 2 | email=a name=n  | nothing new                  | email=a v1, name=n v1
            an edit                              | 2 | email=b         | lags crm                     | email=b v2, name=n v1
            an edit of one revision              | 1 | email=b         | lags crm                     | email=b v2, name=n v1
            an edit, told before what was seen   | 0 | email=b         | older than what was seen last | email=a v1, name=n v1
            a field made blank                   | 2 | email=-         | lags crm                     | email=- v2, name=n v1
            a field that no row has              | 2 | other=x         | nothing new                  | email=a v1, name=n v1
            """)
    void aLaterTelling(String name, long revision, String values, String outcome, String agreed) {
        var before = Observe.first(ID, shop(1, "email=a", "name=n"), RULES).state();

        var step = Observe.apply(before, shop(revision, values.split(" ")), RULES);

        assertEquals(outcome, step.ignored().orElse("lags " + String.join(",", step.lagging())));
        assertEquals(agreed, agreed(step.state()));
    }

    @Test
    void whatTheTargetShowsIsNoEdit() {
        var before = Observe.first(ID, shop(1, "email=a"), RULES).state();

        var step = Observe.apply(before, telling("crm", 1, "email=z"), RULES);

        assertEquals("email=a v1", agreed(step.state()));
        assertEquals("[email]", Lag.of(step.state(), RULES, "crm").toString());
    }

    @Test
    void aWriteThatSucceededLeavesNothingToWrite() {
        var before = Observe.first(ID, shop(1, "email=a"), RULES).state();
        var sent = before.withInflight("crm", write("email", "a", 1));

        var after = Settle.done(sent, WRITTEN, RULES).state();

        assertEquals("[]", Lag.of(after, RULES, "crm").toString());
        assertEquals(Optional.of("003A"), after.link("crm").externalId());
        assertTrue(after.link("crm").held("email").assumed().isPresent());
    }

    @Test
    void aNewerValueThanTheOneSentStillLags() {
        var sent = Observe.first(ID, shop(1, "email=a"), RULES).state().withInflight("crm", write("email", "a", 1));
        var edited = Observe.apply(sent, shop(2, "email=b"), RULES).state();

        var after = Settle.done(edited, WRITTEN, RULES).state();

        assertEquals("[email]", Lag.of(after, RULES, "crm").toString());
    }

    @ParameterizedTest
    @CsvSource({"MARK, [crm]", "DELETE, [crm]", "UNLINK, []", "IGNORE, []"})
    void aDeleteDoesAsTheMappingSays(Rules.Deleted rule, String lagging) {
        var rules = rules(rule);
        var linked = Observe.first(ID, shop(1, "email=a"), rules).state().withLink("crm", LinkState.to("003A"));

        var step = Ending.apply(linked, "shop", rules, T0, false);

        assertEquals(lagging, step.lagging().toString());
        assertEquals(rule == Rules.Deleted.MARK || rule == Rules.Deleted.DELETE, step.state().isEnded());
    }

    @Test
    void nothingRevivesWhatHasEnded() {
        var linked = Observe.first(ID, shop(1, "email=a"), RULES).state();
        var ended = Ending.apply(linked, "shop", RULES, T0, false).state();

        var step = Observe.apply(ended, shop(9, "email=b"), RULES);

        assertEquals(Optional.of("the record has ended"), step.ignored());
        assertEquals(ended, step.state());
    }

    @Test
    void aCreationThatComesAfterItsDeletionIsNotTaken() {
        var gone = Ending.unheardOf(ID, "shop", "1", RULES, T0).state();

        var step = Observe.apply(gone, shop(1, "email=a"), RULES);

        assertEquals(Optional.of("the record has ended"), step.ignored());
    }

    /** Any two tellings, in any order, any number of times: the newest wins, and a second round changes nothing. */
    @Test
    void repeatsAndReorderingsEndInTheSameValues() {
        var tellings = List.of(shop(1, "email=a"), shop(2, "email=b"), shop(3, "email=c"));
        for (var first : tellings) {
            for (var second : tellings) {
                for (var third : tellings) {
                    var state = Observe.first(ID, first, RULES).state();
                    state = Observe.apply(state, second, RULES).state();
                    state = Observe.apply(state, third, RULES).state();
                    var newest = List.of(first, second, third).stream()
                            .max((x, y) -> Long.compare(x.moment().revision().getAsLong(), y.moment().revision().getAsLong())).orElseThrow();
                    assertEquals(newest.values().get("email"), state.fields().get("email").value());
                }
            }
        }
    }

    private static Rules rules(Rules.Deleted whenDeletedInShop) {
        var rule = FieldRule.latest(Set.of("shop"), Set.of("crm"));
        return Rules.of(1, List.of("shop", "crm"), new TreeMap<>(Map.of("email", rule, "name", rule)),
                List.of(List.of("email")), Map.of("shop", whenDeletedInShop));
    }

    private static Observation shop(long revision, String... values) {
        return telling("shop", revision, values);
    }

    private static Observation telling(String system, long revision, String... values) {
        var told = new TreeMap<String, JsonNode>();
        for (var value : values) {
            var text = value.substring(value.indexOf('=') + 1);
            told.put(value.substring(0, value.indexOf('=')), text.equals("-") ? NullNode.instance : TextNode.valueOf(text));
        }
        return new Observation(system, "1", told,
                new Moment(OptionalLong.of(revision), Optional.empty(), T0, Duration.ZERO), Optional.empty(), OptionalLong.empty());
    }

    private static Inflight write(String field, String value, long version) {
        var patch = new TreeMap<>(Map.of(field, new Inflight.Sent(TextNode.valueOf(value), version)));
        return new Inflight(Inflight.Kind.UPSERT, 1, patch, T0);
    }

    private static String agreed(RecordState state) {
        return state.fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + (field.getValue().value().isNull() ? "-" : field.getValue().value().asText())
                        + " v" + field.getValue().version())
                .collect(Collectors.joining(", "));
    }
}
