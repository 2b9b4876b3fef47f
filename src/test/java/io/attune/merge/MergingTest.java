package io.attune.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two records that are one. Each is told by where it is and what it holds: {@code shop a=1 b=2}, later readings behind it. */
class MergingTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> SYSTEMS = List.of("shop", "crm", "desk");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing differs               | shop a=1     | crm a=1     | a=1 v1; links crm shop; lags -
            the first system is preferred | shop a=1     | crm a=2     | a=1 v1; links crm shop; lags crm:a; lost crm=2 (first sync: shop is preferred)
            whichever is asked about      | crm a=2      | shop a=1    | a=1 v2; links crm shop; lags crm:a; lost crm=2 (first sync: shop is preferred)
            a blank never wins            | shop a=-     | crm a=2     | a=2 v2; links crm shop; lags shop:a; lost shop=- (first sync: a blank never wins)
            each knows something          | shop a=1     | crm b=2     | a=1 v1, b=2 v1; links crm shop; lags crm:a shop:b
            of one system, the later      | crm a=1      | +9 crm a=2 gone; desk a=2 | a=2 v2; links crm desk; lags crm:a; lost crm=1 (edited later)
            what lagged lags on           | shop a=1     | crm a=1; desk b=3; crm a=2 | a=1 v1, b=3 v1; links crm desk shop; lags crm:a,b desk:a shop:b; lost crm=2 (first sync: shop is preferred)
            """)
    void becomesOne(String name, String record, String other, String end) {
        var one = part(ONE, record);
        var another = part(OTHER, other);
        assertEquals(Optional.empty(), Merging.obstacle(one, another, rules()));

        var merged = Merging.of(one, another, rules(), T0);

        assertEquals(end, end(merged.record()));
        assertEquals(Optional.of(T0), merged.other().state().endedAt());
        assertEquals(List.of(), merged.other().lagging());
        assertEquals(Set.of(), live(merged.other().state(), another.gone()).collect(Collectors.toSet()));
    }

    @Test
    void theHistoryNamesTheOther() {
        var merged = Merging.of(part(ONE, "shop a=-"), part(OTHER, "crm a=2"), rules(), T0);

        assertEquals(List.of("merged with " + OTHER + ": first sync: a blank never wins"), merged.record().facts().stream()
                .filter(Fact.Changed.class::isInstance).map(fact -> ((Fact.Changed) fact).decision()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shop a=1; crm a=1 | crm a=1      | both are in crm, as crm-1 and crm-2: one of the two must go there first
            shop a=1          | crm a=1 gone |
            shop a=1          | crm a=1 ended | record 00000000-0000-0000-0000-000000000002 has ended
            shop a=1          | crm a=1 doubt | a write of record 00000000-0000-0000-0000-000000000002 to desk is in doubt: decide again when it is settled
            """)
    void mayHaveToWait(String record, String other, String obstacle) {
        assertEquals(Optional.ofNullable(obstacle), Merging.obstacle(part(ONE, record), part(OTHER, other), rules()));
    }

    @Test
    void whatMayStillArriveIsRememberedByTheOneThatIsLeft() {
        var other = part(OTHER, "crm a=1");
        var sent = List.of(new MaybeSent("a", "hash", T0, T0));
        var merged = Merging.of(part(ONE, "shop a=1"),
                new Merging.Part(other.state().withMaybeSent("crm", sent), Set.of()), rules(), T0);

        assertEquals(sent, merged.record().state().maybeSent("crm"));
        assertEquals(List.of(), merged.other().state().maybeSent("crm"));
    }

    /** That question is over, and another value stood there all the time. */
    @Test
    void whatWaitedForAPersonIsNotWhatIsAgreed() {
        var other = part(OTHER, "shop a=1; crm a=1").state();
        var held = new TreeMap<>(Map.of("a", other.link("crm").held("a").seen(TextNode.valueOf("2"))));
        var waiting = other.withLink("crm", other.link("crm").withFields(held, Set.of("a")));

        var merged = Merging.of(part(ONE, "desk b=1"), new Merging.Part(waiting, Set.of()), rules(), T0);

        assertEquals("a=1 v1, b=1 v1; links crm desk shop; lags crm:a,b desk:a shop:b", end(merged.record()));
    }

    /** The mapping ignores deletes, but what was deleted in a system is not made there again. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            of the other             | desk a=1            | crm a=1; shop a=1 deleted | shop-2 deleted
            of the one that stays    | desk a=1; shop a=1 deleted | crm a=1             | shop-1 deleted
            of both                  | desk a=1; shop a=1 deleted | shop a=1 deleted    | shop-1 deleted
            where the other lives on | desk a=1; shop a=1 deleted | shop a=1            | shop-2
            """)
    void whatWasDeletedThereStaysSo(String name, String record, String other, String shop) {
        var merged = Merging.of(part(ONE, record), part(OTHER, other), rules(), T0);

        var link = merged.record().state().link("shop");
        assertEquals(shop, link.externalId().orElse("none") + (link.isLive() ? "" : " deleted"));
        assertEquals(!link.isLive(), Planner.next(merged.record().state(), rules(), new Target("shop", true, false, true),
                Progress.NONE).equals(new Plan.Finished("deleted in shop")));
        assertTrue(merged.other().state().link("shop").externalId().filter(shop::startsWith).isEmpty());
    }

    @Test
    void whatWasAskedOfTheOneThatIsGoneSaysNothingOfTheOneInItsPlace() {
        var before = part(ONE, "shop a=1; crm a=1").state();
        var asked = OptionalLong.of(before.link("crm").seenNo());
        var after = Merging.attach(before, crm("crm-9", OptionalLong.empty()), rules()).state();

        assertEquals(Optional.of("crm-9"), after.link("crm").externalId());
        assertTrue(Observe.apply(after, crm("crm-1", asked), rules()).isOutrun());
    }

    private static Observation crm(String id, OptionalLong asOf) {
        return new Observation("crm", id, new TreeMap<>(Map.of("a", TextNode.valueOf("1"))), Moment.at(T0),
                Optional.empty(), asOf);
    }

    private static Merging.Part part(UUID id, String script) {
        RecordState state = null;
        var gone = new TreeSet<String>();
        var at = T0;
        for (var line : script.split("; ")) {
            var words = new ArrayList<>(List.of(line.split(" ")));
            if (words.get(0).startsWith("+")) {
                at = at.plus(Duration.ofMinutes(Long.parseLong(words.remove(0).substring(1))));
            }
            if (words.remove("gone")) {
                gone.add(words.get(0));
            }
            boolean ended = words.remove("ended");
            boolean doubt = words.remove("doubt");
            boolean deleted = words.remove("deleted");
            var seen = seen(id, words, at);
            state = (state == null ? Observe.first(id, seen, rules()) : Observe.apply(state, seen, rules())).state();
            state = ended ? state.ended(T0) : state;
            state = deleted ? state.withLink(words.get(0), state.link(words.get(0)).withTombstone(T0)) : state;
            state = doubt ? state.withInflight("desk", new Inflight(Inflight.Kind.CREATE, 1, new TreeMap<>(), T0)) : state;
        }
        return new Merging.Part(state, gone);
    }

    private static Observation seen(UUID id, List<String> words, Instant at) {
        var values = new TreeMap<String, JsonNode>();
        words.subList(1, words.size()).forEach(word -> values.put(word.substring(0, 1),
                word.endsWith("-") ? NullNode.getInstance() : TextNode.valueOf(word.substring(2))));
        return new Observation(words.get(0), words.get(0) + "-" + id.getLeastSignificantBits(), values,
                new Moment(OptionalLong.empty(), Optional.of(at), at, Duration.ZERO), Optional.empty(), OptionalLong.empty());
    }

    private static Rules rules() {
        var all = Set.copyOf(SYSTEMS);
        var fields = new TreeMap<>(Map.of("a", FieldRule.latest(all, all), "b", FieldRule.latest(all, all)));
        return Rules.of(1, SYSTEMS, fields, List.of(), Map.of());
    }

    private static String end(Step step) {
        var state = step.state();
        var lags = SYSTEMS.stream().sorted().filter(system -> state.link(system).isLive())
                .filter(system -> !Lag.of(state, rules(), system).isEmpty())
                .map(system -> system + ":" + String.join(",", Lag.of(state, rules(), system))).collect(Collectors.joining(" "));
        return state.fields().entrySet().stream()
                        .map(field -> field.getKey() + "=" + text(field.getValue().value()) + " v" + field.getValue().version())
                        .collect(Collectors.joining(", "))
                + "; links " + live(state, Set.of()).collect(Collectors.joining(" "))
                + "; lags " + (lags.isEmpty() ? "-" : lags)
                + step.facts().stream().filter(Fact.Conflicted.class::isInstance).map(fact -> (Fact.Conflicted) fact)
                        .map(met -> "; lost " + met.lost().origin().system() + "=" + text(met.lost().value()) + " ("
                                + met.policy().substring(("merged with " + OTHER + ": ").length()) + ")")
                        .collect(Collectors.joining());
    }

    private static Stream<String> live(RecordState state, Set<String> gone) {
        return SYSTEMS.stream().sorted().filter(system -> state.link(system).isLive() && !gone.contains(system));
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "-" : value.asText();
    }
}
