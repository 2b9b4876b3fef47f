package io.attune.merge;

import static io.attune.merge.Story.T0;
import static io.attune.merge.Story.reading;
import static io.attune.merge.Story.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The record of {@link Story}, once version 2 of its mapping reads one of its systems without a leading {@code t} and
 * writes it with one.
 */
class ReformTest {

    private static final Carry PREFIXED = new Carry() {
        @Override
        public Optional<JsonNode> over(String system, String field, JsonNode value) {
            return Optional.of(TextNode.valueOf(value.asText().replaceFirst("^t", "")));
        }

        @Override
        public List<JsonNode> spellings(String system, String field, JsonNode value) {
            var lower = TextNode.valueOf(value.asText().toLowerCase(Locale.ROOT));
            return List.of(over(system, field, value).orElseThrow(), over(system, field, lower).orElseThrow());
        }
    };

    /** A person chose what another one had typed there; nothing was written since. */
    @Test
    void whatASystemHoldsIsReadThereThoughItConfirmedNothing() {
        var story = new Story();
        story.run("shop m=x; sync; shop m=y; crm m=tz");
        var chosen = Decide.conflict(story.state, "m", "crm", TextNode.valueOf("tz"),
                new Decide.Person("eve", T0), rules()).state();

        var after = passed(chosen, "m", "crm", "tz").state();

        assertEquals("z", after.fields().get("m").value().asText());
        assertEquals(1, after.link("crm").held("m").ack(), "nothing is confirmed by that");
    }

    @Test
    void whatStillWaitsIsListedAsItReadsNow() {
        var story = new Story();
        story.run("shop m=x; sync; shop m=y; crm m=tz");

        var step = passed(story.state, "m", "crm", "tz");

        assertEquals(List.of(new Fact.ReadAnew("m", "crm", TextNode.valueOf("y"), TextNode.valueOf("z"))),
                step.facts().stream().filter(Fact.ReadAnew.class::isInstance).toList());
        assertEquals("y", step.state().fields().get("m").value().asText());
    }

    /** Desk keeps three letters of what it is given: the first of them is the prefix by version 2. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(textBlock = """
            xxxx, xxx, it would be cut shorter now
            xx,   xx,  ''
            """)
    void whatASystemWouldMakeOtherwiseIsWritten(String agreed, String held, String why) {
        var seen = Observe.first(Story.ID, reading("shop", Map.of("a", agreed), T0, OptionalLong.empty()), cutting(1));
        var wrote = seen.state().withLink("desk", LinkState.to("desk-1").withFields(new TreeMap<>(Map.of("a",
                Held.NEVER.wrote(TextNode.valueOf(held), 1))), Set.of()));

        var after = Rebase.of(wrote, List.of(reread(wrote, "desk", "a", held, held)),
                new Rebase.Terms(cutting(1), cutting(2), amendment("a", "desk"), PREFIXED)).state();

        assertEquals(!why.isEmpty(), Lag.of(after, cutting(2), "desk").contains("a"));
    }

    /** What a silent answer left to be seen is still to be seen, though another system reads otherwise by now. */
    @Test
    void whatWasNotSeenYetIsNoEdit() {
        var story = new Story();
        story.run("shop a=tX; sync; shop a=tY; send desk; done desk");

        var passed = new Story(passed(story.state, "a", "shop", "tY").state());

        assertEquals("a=Y v2; lags crm:a desk:a", passed.run("desk a=ty"));
    }

    /** Made by version 1, and seen by version 2: neither its reading nor another spelling of it is an edit. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            as it was sent     | TX | a=TX v1; lags desk:a
            in lower case      | x  | a=TX v1; lags crm:a desk:a; lost crm=x (late write or edit)
            what was not sent  | y  | a=TX v1; lags crm:a desk:a; lost crm=y (first sync: shop is preferred)
            """)
    void aCreateInDoubt(String name, String shown, String end) {
        var story = new Story();
        story.run("shop a=TX; send crm; lost crm");
        var passed = new Story(passed(story.state, "a", "crm", "").state());

        assertEquals(end, passed.run("+1; crm a=" + shown));
    }

    /** Be it by the system itself: nobody can tell once the record changed there. It is read where it was typed. */
    @Test
    void whatIsSpelledOtherwiseMeansWhatItMeant() {
        var story = new Story();
        assertEquals("a=tx v2, b=1 v1; lags crm:b desk:a,b shop:a",
                story.run("shop a=TX; send crm; done crm; shop a=TX b=1; +1; crm a=tx"));

        var after = passed(story.state, "a", "crm", "tx").state();

        assertEquals("tx", after.fields().get("a").value().asText());
        assertEquals(Set.of("a", "b"), Lag.of(after, rules(), "crm"), "which reads x by now");
    }

    /** The same, where the system in which it was typed reads otherwise, and has not got the other spelling yet. */
    @Test
    void whatIsSpelledOtherwiseIsReadWhereItWasTyped() {
        var story = new Story();
        story.run("shop a=TX; send crm; done crm; +1; crm a=tx");

        var after = passed(story.state, "a", "shop", "TX").state();

        assertEquals("TX", after.fields().get("a").value().asText());
    }

    @Test
    void whatAPersonKeptMeansWhatItMeant() {
        var story = new Story();
        story.run("shop m=x; sync; shop m=ty; crm m=z");
        var kept = Decide.conflict(story.state, "m", "crm", TextNode.valueOf("ty"),
                new Decide.Person("eve", T0), rules()).state();

        var after = passed(kept, "m", "shop", "ty").state();

        assertEquals("y", after.fields().get("m").value().asText());
    }

    @Test
    void aCreateInDoubtArrivesAfterARowWasGoneForAWhile() {
        var story = new Story();
        story.run("shop a=x; send crm; lost crm");
        var gone = Rebase.of(story.state, List.of(),
                new Rebase.Terms(version(2, rules()), without("a", 3), Amendment.NONE, PREFIXED)).state();
        var added = new Amendment(new TreeMap<>(), new TreeMap<>(Map.of("a", rules().field("a").writable())), Set.of(),
                false);
        var back = Rebase.of(gone, List.of(reread(gone, "shop", "a", "y", "y")), new Rebase.Terms(without("a", 3),
                version(4, rules()), added, PREFIXED)).state();

        assertEquals("a=y v1; lags crm:a desk:a; lost crm=x (late write or edit)", new Story(back).run("+1; crm a=x"));
    }

    private static Rules without(String field, int version) {
        var fields = new TreeMap<>(rules().fields());
        fields.remove(field);
        return Rules.of(version, rules().systems(), fields, List.of(), Map.of());
    }

    private static Step passed(RecordState state, String field, String system, String held) {
        var readings = state.link(system).isLive()
                ? List.of(reread(state, system, field, held, held.replaceFirst("^t", ""))) : List.<Rebase.Reread>of();
        return Rebase.of(state, readings, new Rebase.Terms(rules(), version(2, rules()), amendment(field, system),
                PREFIXED));
    }

    private static Rebase.Reread reread(RecordState state, String system, String field, String before, String now) {
        var asOf = OptionalLong.of(state.link(system).seenNo());
        return new Rebase.Reread(reading(system, Map.of(field, before), T0, asOf),
                reading(system, Map.of(field, now), T0, asOf));
    }

    private static Amendment amendment(String field, String system) {
        return new Amendment(new TreeMap<>(Map.of(field, Set.of(system))), new TreeMap<>(), Set.of(), false);
    }

    private static Rules cutting(int version) {
        Images cut = (system, field, value) -> system.equals("desk") && value.asText().length() > 4 - version
                ? TextNode.valueOf(value.asText().substring(0, 4 - version)) : value;
        var said = rules();
        return new Rules(version, said.systems(), said.fields(), List.of(), Map.of(), Rules.Deleted.IGNORE,
                said.firstSync(), cut, Set.of());
    }

    private static Rules version(int version, Rules said) {
        return new Rules(version, said.systems(), said.fields(), List.of(), Map.of(), Rules.Deleted.IGNORE,
                said.firstSync(), said.images(), Set.of());
    }
}
