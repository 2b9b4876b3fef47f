package io.attune.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A record whose agreed a is 1 in shop and crm, and lags in desk where it is 0, under version 1 of the mapping. Each
 * system is then read once, as the two versions understand it: {@code shop 1/10} holds what version 1 reads as 1, and
 * version 2 as 10. What follows is told as agreed value and version, and for each system what it holds and has confirmed.
 */
class RebaseTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> SYSTEMS = List.of("shop", "crm", "desk");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            read alike by both, it is left alone      | shop crm desk | shop 1/1; crm 1/1; desk 0/0   | a=1 v1; shop 1 v1; crm 1 v1; desk 0 v0; lags desk
            all read in another way, none is written  | shop crm desk | shop 1/10; crm 1/10; desk 0/5 | a=10 v1; shop 10 v1; crm 10 v1; desk 5 v0; lags desk; was 1
            the origin alone: the others are written  | shop          | shop 1/10                     | a=10 v1; shop 10 v1; crm 1 v0; desk 0 v0; lags crm desk; was 1
            another one alone: it is written          | crm           | crm 1/10                      | a=1 v1; shop 1 v1; crm 10 v0; desk 0 v0; lags crm desk
            it lagged, and lags on                    | desk          | desk 0/1                      | a=1 v1; shop 1 v1; crm 1 v1; desk 1 v0; lags desk
            an edit of the meantime is found first    | shop crm desk | shop 1/10; crm 2/20; desk 0/5 | a=20 v2; shop 10 v1; crm 20 v2; desk 5 v0; lags shop desk; was 1, 2
            two of them, as under the old version     | shop crm desk | shop 3/30; crm 2/20; desk 0/5 | a=30 v2; shop 30 v2; crm 20 v1; desk 5 v0; lags crm desk; was 1, 3; lost 2
            untold by the new one: known there no more | crm           | crm 1/?                       | a=1 v1; shop 1 v1; crm ? v1; desk 0 v0; lags desk
            untold at its origin: another has it, too | shop crm      | shop 1/?; crm 1/10            | a=10 v1; shop ? v1; crm 10 v1; desk 0 v0; lags desk; was 1
            untold everywhere: by way of the origin   | shop crm      | shop 1/?; crm 1/?             | a=shop:1 v1; shop ? v1; crm ? v1; desk 0 v0; lags desk; was 1
            """)
    void goesOnAs(String name, String reformed, String read, String end) {
        var forms = new TreeMap<String, Set<String>>(Map.of("a", Set.of(reformed.split(" "))));
        var step = Rebase.of(record(), rereads(read), terms(amendment(forms, Set.of())));

        assertEquals(end, told(step));
        assertEquals(2, step.state().mappingVersion());
    }

    @Test
    void aNewRowIsAFirstSync() {
        var now = List.of(reread("shop", Map.of("a", "1"), Map.of("a", "1", "n", "s")),
                reread("crm", Map.of("a", "1"), Map.of("a", "1", "n", "c")),
                reread("desk", Map.of("a", "0"), Map.of("a", "0")));

        var step = Rebase.of(record(), now, terms(amendment(new TreeMap<>(), Set.of("n"))));

        assertEquals("s", step.state().fields().get("n").value().asText());
        assertEquals("[n c s first sync: shop is preferred false]", conflicts(step).toString());
        assertEquals(List.of("crm", "desk"), step.lagging());
    }

    @Test
    void aRowThatComesBackIsReadAfresh() {
        var kept = Rebase.of(record(), List.of(), new Rebase.Terms(rules(1, "a"), rules(2), Amendment.NONE, carry())).state();
        assertEquals("1", kept.fields().get("a").value().asText());

        var back = Rebase.of(kept, List.of(reread("shop", Map.of(), Map.of("a", "7")), reread("crm", Map.of(), Map.of("a", "7")),
                        reread("desk", Map.of(), Map.of("a", "7"))),
                new Rebase.Terms(rules(2), rules(3, "a"), amendment(new TreeMap<>(), Set.of("a")), carry()));

        assertEquals("a=7 v1; shop 7 v1; crm 7 v1; desk 7 v1; lags ", told(new Step(back.state(), List.of())));
        assertEquals(List.of(), back.lagging());
    }

    @Test
    void isOutrunByWhateverWasLearntSinceTheReadingsBegan() {
        var later = Observe.apply(record(), observation("crm", Map.of("a", "2"), OptionalLong.empty()), rules(1, "a")).state();
        var forms = new TreeMap<String, Set<String>>(Map.of("a", Set.of("crm")));

        assertTrue(Rebase.of(later, rereads("crm 1/10"), terms(amendment(forms, Set.of()))).isOutrun());
        assertTrue(Rebase.of(record(), List.of(), terms(amendment(forms, Set.of()))).isOutrun(), "nobody read crm");
    }

    @Test
    void aWriteInDoubtIsSettledFirst() {
        var sent = new TreeMap<>(Map.of("a", new Inflight.Sent(TextNode.valueOf("1"), 1)));
        var doubtful = record().withInflight("desk", new Inflight(Inflight.Kind.UPDATE, 1, sent, T0));

        assertTrue(Rebase.of(doubtful, List.of(), terms(Amendment.NONE)).isOutrun());
    }

    @Test
    void aCreateInDoubtStaysInDoubtAsTheNewVersionReadsIt() {
        var sent = new TreeMap<>(Map.of("a", new Inflight.Sent(TextNode.valueOf("1"), 1)));
        var made = record().withLink("desk", LinkState.unknown())
                .withInflight("desk", new Inflight(Inflight.Kind.CREATE, 1, sent, T0));
        var forms = new TreeMap<String, Set<String>>(Map.of("a", Set.of("desk")));
        var after = Rebase.of(made, List.of(), terms(amendment(forms, Set.of()))).state();
        assertEquals("desk:1", after.inflight("desk").orElseThrow().patch().get("a").value().asText());
        assertEquals(2, after.inflight("desk").orElseThrow().mappingVersion());
    }

    @Test
    void aLateWriteOfARowThatReadsOtherwiseIsStillNoEdit() {
        var remembered = record().remembering("crm", List.of(MaybeSent.value("a", TextNode.valueOf("0"), T0)));
        var forms = new TreeMap<String, Set<String>>(Map.of("a", Set.of("shop", "crm", "desk")));
        var readings = rereads("shop 1/10; crm 1/10; desk 0/5");
        var rebased = Rebase.of(remembered, readings, terms(amendment(forms, Set.of()))).state();
        var asOf = OptionalLong.of(rebased.link("crm").seenNo());
        var step = Observe.apply(rebased, observation("crm", Map.of("a", "7"), asOf), rules(2, "a"));

        assertEquals("10", step.state().fields().get("a").value().asText());
        assertEquals(List.of("a 7 10 late write or edit false"), conflicts(step));
    }

    @Test
    void whatBeganBeforeIsOutrunByIt() {
        var rebased = Rebase.of(record(), rereads("crm 1/10"),
                terms(amendment(new TreeMap<>(Map.of("a", Set.of("crm"))), Set.of()))).state();
        var begunBefore = observation("shop", Map.of("a", "5"), OptionalLong.of(record().link("shop").seenNo()));

        assertTrue(Observe.apply(rebased, begunBefore, rules(2, "a")).isOutrun());
    }

    @Test
    void aSystemThatIsNewIsDueAndOneThatIsGoneIsNot() {
        var without = new Rules(2, List.of("shop", "erp"), rules(2, "a").fields(), List.of(), Map.of(), Rules.Deleted.IGNORE,
                Optional.of("shop"),
                Images.FAITHFUL, Set.of());
        var entering = new Amendment(new TreeMap<>(), new TreeMap<>(), Set.of("erp"), false);

        var step = Rebase.of(record(), List.of(), new Rebase.Terms(rules(1, "a"), without, entering, carry()));

        assertEquals(List.of("erp"), step.lagging());
        assertEquals(List.of(new Fact.CaughtUp("crm"), new Fact.CaughtUp("desk")),
                step.facts().stream().filter(Fact.CaughtUp.class::isInstance).toList());
    }

    @Test
    void whatWaitsForAPersonInARowThatIsGoneWaitsNoMore() {
        var open = record();
        var crm = open.link("crm");
        var waiting = open.withLink("crm", crm.withFields(crm.fields(), Set.of("a")));

        var step = Rebase.of(waiting, List.of(), new Rebase.Terms(rules(1, "a"), rules(2), Amendment.NONE, carry()));

        assertEquals(Set.of(), step.state().link("crm").frozen());
        assertEquals(List.of(new Fact.Decided("a", "crm", "the mapping, which has no such row any more")), step.facts());
    }

    private static String told(Step step) {
        var agreed = step.state().fields().get("a");
        var words = new ArrayList<>(List.of("a=" + agreed.value().asText() + " v" + agreed.version()));
        SYSTEMS.forEach(system -> words.add(system + " " + held(step.state().link(system).held("a"))));
        words.add("lags " + String.join(" ", SYSTEMS.stream().filter(step.lagging()::contains).toList()));
        var was = step.facts().stream().filter(Fact.Changed.class::isInstance).map(Fact.Changed.class::cast)
                .map(change -> change.before().orElseThrow().asText()).collect(Collectors.joining(", "));
        if (!was.isEmpty()) {
            words.add("was " + was);
        }
        step.facts().stream().filter(Fact.Conflicted.class::isInstance).map(Fact.Conflicted.class::cast)
                .forEach(lost -> words.add("lost " + lost.lost().value().asText()));
        return String.join("; ", words);
    }

    private static String held(Held held) {
        return (held.isKnown() ? held.shadow().asText() : "?") + " v" + held.ack();
    }

    private static List<String> conflicts(Step step) {
        return step.facts().stream().filter(Fact.Conflicted.class::isInstance).map(Fact.Conflicted.class::cast)
                .map(met -> "%s %s %s %s %s".formatted(met.field(), met.lost().value().asText(), met.kept().value().asText(),
                        met.policy(), met.open())).toList();
    }

    private static RecordState record() {
        var state = Observe.first(new UUID(0, 1), observation("shop", Map.of("a", "0"), OptionalLong.empty()), rules(1, "a")).state();
        for (var system : List.of("crm", "desk")) {
            state = Observe.apply(state, observation(system, Map.of("a", "0"), OptionalLong.empty()), rules(1, "a")).state();
        }
        state = Observe.apply(state, observation("shop", Map.of("a", "1"), OptionalLong.empty()), rules(1, "a")).state();
        state = Observe.apply(state, observation("crm", Map.of("a", "1"), OptionalLong.empty()), rules(1, "a")).state();
        var desk = state.link("desk");
        var behind = new TreeMap<>(Map.of("a", desk.held("a").disowned(TextNode.valueOf("0"))));
        return oneVersion(state.withLink("desk", desk.withFields(behind, Set.of())));
    }

    /** The edits that led here do not matter: the agreed value counts as the first. */
    private static RecordState oneVersion(RecordState state) {
        var agreed = state.fields().get("a");
        var first = new Agreed(agreed.value(), 1, agreed.origin(), Optional.empty());
        var after = state.withFields(new TreeMap<>(Map.of("a", first)), 1);
        for (var system : List.of("shop", "crm")) {
            var link = after.link(system);
            after = after.withLink(system, link.withFields(
                    new TreeMap<>(Map.of("a", link.held("a").confirmed(agreed.value(), 1))), Set.of()));
        }
        return after;
    }

    private static List<Rebase.Reread> rereads(String script) {
        var rereads = new ArrayList<Rebase.Reread>();
        for (var one : script.split("; *")) {
            var words = one.trim().split("[ /]");
            rereads.add(reread(words[0], Map.of("a", words[1]), words[2].equals("?") ? Map.of() : Map.of("a", words[2])));
        }
        return rereads;
    }

    private static Rebase.Reread reread(String system, Map<String, String> before, Map<String, String> now) {
        var asOf = OptionalLong.of(record().link(system).seenNo());
        return new Rebase.Reread(observation(system, before, before.isEmpty() ? OptionalLong.empty() : asOf),
                observation(system, now, OptionalLong.empty()));
    }

    private static Observation observation(String system, Map<String, String> values, OptionalLong asOf) {
        SortedMap<String, JsonNode> told = new TreeMap<>();
        values.forEach((field, value) -> told.put(field, TextNode.valueOf(value)));
        var moment = new Moment(OptionalLong.empty(), Optional.empty(), T0, Duration.ZERO);
        return new Observation(system, system + "-1", told, moment, Optional.empty(), asOf);
    }

    private static Rebase.Terms terms(Amendment amendment) {
        return new Rebase.Terms(rules(1, "a"), rules(2, "a", "n"), amendment, carry());
    }

    private static Amendment amendment(SortedMap<String, Set<String>> forms, Set<String> added) {
        var rows = new TreeMap<String, Set<String>>();
        added.forEach(row -> rows.put(row, Set.copyOf(SYSTEMS)));
        return new Amendment(forms, rows, Set.of(), false);
    }

    private static Carry carry() {
        return (system, field, value) -> Optional.of(TextNode.valueOf(system + ":" + value.asText()));
    }

    private static Rules rules(int version, String... rows) {
        var fields = new TreeMap<String, FieldRule>();
        for (var row : rows) {
            fields.put(row, FieldRule.latest(Set.copyOf(SYSTEMS), Set.copyOf(SYSTEMS)));
        }
        return Rules.of(version, SYSTEMS, fields, List.of(), Map.of());
    }
}
