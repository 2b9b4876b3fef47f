package io.attune.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.merge.Rules.Deleted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record in shop and crm, and not at the desk, fits the mapping in the shop no more. */
class LeavingTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "{0}, over the cap: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            IGNORE | false | goes on; [Ignored[why=it no longer fits only_if in shop, and goes on]]; Finished[why=up to date]
            UNLINK | false | ended; [CaughtUp[system=shop], CaughtUp[system=crm], CaughtUp[system=desk]]; Finished[why=the record has ended, and nothing follows]
            MARK   | false | ended; [CaughtUp[system=shop], Lags[system=crm], CaughtUp[system=desk]]; Write[kind=MARK, fields=[]]
            DELETE | false | ended; [CaughtUp[system=shop], Lags[system=crm], CaughtUp[system=desk]]; Read[externalId=crm-1]
            DELETE | true  | ended; [CaughtUp[system=shop], Held[system=crm], CaughtUp[system=desk]]; Read[externalId=crm-1]
            """)
    void whatFollowsIsForTheMappingToSay(Deleted rule, boolean overCap, String words) {
        var step = Leaving.apply(record(), "shop", rules(rule), T0, overCap);
        var plan = Planner.next(step.state(), rules(rule), new Target("crm", true, false, true), Progress.NONE);

        assertEquals(words, "%s; %s; %s".formatted(step.state().isEnded() ? "ended" : "goes on", step.facts(), plan));
    }

    @Test
    void itIsNobodysThereSoThatItMayComeBackAsANewOne() {
        var left = Leaving.apply(record(), "shop", rules(Deleted.UNLINK), T0, false).state();

        assertEquals(Optional.empty(), left.link("shop").externalId());
        assertEquals(Optional.of("crm-1"), left.link("crm").externalId());
        assertEquals(Optional.of("shop"), left.left());
    }

    @Test
    void whenItsDeleteIsDroppedItLivesOnWithoutThatSystem() {
        var left = Leaving.apply(record(), "shop", rules(Deleted.DELETE), T0, true).state();

        var revived = Revival.of(left, rules(Deleted.DELETE)).state();

        assertEquals(false, revived.isEnded());
        assertEquals(Optional.empty(), revived.left());
        assertEquals(Optional.of(T0), revived.link("shop").tombstoneAt());
        assertEquals(true, revived.link("crm").isLive());
    }

    private static RecordState record() {
        var first = Observe.first(new UUID(0, 1), seen("shop"), rules(Deleted.IGNORE)).state();
        return Observe.apply(first, seen("crm"), rules(Deleted.IGNORE)).state();
    }

    private static Observation seen(String system) {
        SortedMap<String, JsonNode> values = new TreeMap<>(Map.of("a", TextNode.valueOf("1")));
        return new Observation(system, system + "-1", values, Moment.at(T0), Optional.empty(), OptionalLong.empty());
    }

    private static Rules rules(Deleted leaving) {
        var systems = List.of("shop", "crm", "desk");
        var fields = new TreeMap<>(Map.of("a", FieldRule.latest(Set.copyOf(systems), Set.copyOf(systems))));
        return new Rules(1, systems, fields, List.of(), Map.of(), leaving, Optional.of("shop"), Images.FAITHFUL, Set.of());
    }
}
