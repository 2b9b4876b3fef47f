package io.attune.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.Test;

/** A record was deleted in the shop, and that was dropped; the CRM has it still, the desk never had it. */
class RevivalTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void livesOnWhereItIsAndStaysDeletedWhereItWas() {
        var revived = Revival.of(ended("1"), rules());

        assertEquals(false, revived.state().isEnded());
        assertEquals(Optional.of(T0), revived.state().link("shop").tombstoneAt());
        assertEquals(List.of("crm", "desk"), revived.lagging());
        assertEquals(3, revived.facts().stream().filter(Fact.CaughtUp.class::isInstance).count());
        var crm = Observe.apply(revived.state(), seen("crm", "2"), rules());
        assertEquals("2 2 [shop, desk]", value(crm.state()) + " " + crm.state().fields().get("a").version() + " " + crm.lagging());
        assertEquals(Optional.of("it was deleted in shop before"), Observe.apply(crm.state(), seen("shop", "3"), rules()).ignored());
    }

    @Test
    void anEditBetweenTheDeleteAndItsDropIsFoundAgain() {
        var edited = Observe.apply(ended("1"), seen("crm", "2"), rules()).state();
        assertEquals("1", value(edited));

        var revived = Revival.of(edited, rules()).state();

        assertEquals("2", value(Observe.apply(revived, seen("crm", "2"), rules()).state()));
        assertEquals("1", value(Observe.apply(revived, seen("crm", "1"), rules()).state()));
    }

    @Test
    void whatHasNotEndedIsLeftAlone() {
        var live = Observe.first(new UUID(0, 1), seen("shop", "1"), rules()).state();

        assertEquals(Optional.of("the record has not ended"), Revival.of(live, rules()).ignored());
    }

    /** The shop told the delete first, and that it was a part of a merge only then. */
    @Test
    void aMergeThatIsToldAfterItsDeleteUndoesThat() {
        var step = Ending.tookIn(ended("1"), new Ending.Merge("shop", "shop-2", Optional.empty()), rules(), T0);

        assertEquals(false, step.state().isEnded());
        assertEquals(Optional.of("shop-2"), step.state().link("shop").externalId());
        assertEquals(true, step.state().link("shop").isLive());
        assertEquals(List.of("crm", "desk", "shop"), step.lagging());
    }

    @Test
    void ifTheOtherIsARecordOfOursAPersonIsAsked() {
        var other = new UUID(0, 2);

        var step = Ending.tookIn(ended("1"), new Ending.Merge("shop", "shop-2", Optional.of(other)), rules(), T0);

        assertEquals(false, step.state().isEnded());
        assertEquals(false, step.state().link("shop").isLive());
        assertEquals(1, step.facts().stream().filter(Fact.Duplicated.class::isInstance).count());
    }

    @Test
    void aMergeOfWhatWasDeletedElsewhereRevivesNothing() {
        var step = Ending.tookIn(ended("1"), new Ending.Merge("crm", "crm-2", Optional.empty()), rules(), T0);

        assertEquals(Optional.of("the record has ended"), step.ignored());
    }

    private static RecordState ended(String value) {
        var first = Observe.first(new UUID(0, 1), seen("shop", value), rules()).state();
        var both = Observe.apply(first, seen("crm", value), rules()).state();
        return Ending.apply(both, "shop", rules(), T0, true).state();
    }

    private static String value(RecordState state) {
        return state.fields().get("a").value().asText();
    }

    private static Observation seen(String system, String value) {
        return new Observation(system, system + "-1", new TreeMap<String, JsonNode>(Map.of("a", TextNode.valueOf(value))),
                new Moment(OptionalLong.empty(), Optional.of(T0), T0, Duration.ZERO), Optional.empty(), OptionalLong.empty());
    }

    private static Rules rules() {
        var all = Set.of("shop", "crm", "desk");
        return Rules.of(1, List.of("shop", "crm", "desk"), new TreeMap<>(Map.of("a", FieldRule.latest(all, all))), List.of(),
                Map.of("shop", Rules.Deleted.DELETE));
    }
}
