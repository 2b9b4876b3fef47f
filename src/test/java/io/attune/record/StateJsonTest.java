package io.attune.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.merge.Agreed;
import io.attune.merge.Fact;
import io.attune.merge.Held;
import io.attune.merge.Inflight;
import io.attune.merge.Swing;
import io.attune.policy.Actor;
import io.attune.policy.Origin;
import io.attune.policy.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The documents as they stand in databases: what was stored by an earlier version must be read, and the other way round. */
class StateJsonTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusMillis(5);
    private static final Origin SHOP = new Origin("shop", Optional.empty(), NOON, Optional.empty());
    private static final Origin ANN = new Origin("crm", Optional.of(NOON), LATER,
            Optional.of(new Actor("ann", Set.of("support", "sales"))));
    private static final Origin BOB = new Origin("crm", Optional.empty(), NOON, Optional.of(new Actor("bob", Set.of())));

    @Test
    void agreedFields() {
        var fields = Map.of("address", new Agreed(json("{\"lines\": [\"a \\\"b\\\"\", null], \"zip\": 1.50}"), 3, ANN,
                        Optional.of(new Swing(json("\"é\""), 2, NOON))),
                "name", new Agreed(json("\"Ada\""), 1, SHOP, Optional.empty()),
                "spent", new Agreed(json("100000000000000000000.25"), 12, BOB, Optional.empty()));
        var text = """
                {"address":{"v":{"lines":["a \\"b\\"",null],"zip":1.5},"n":3,"s":"crm","from":"2026-11-22T12:00:00Z",\
                "to":"2026-11-22T12:00:00.005Z","by":"ann","as":["sales","support"],"was":"é","turns":2,\
                "since":"2026-11-22T12:00:00Z"},"name":{"v":"Ada","n":1,"s":"shop","to":"2026-11-22T12:00:00Z"},\
                "spent":{"v":100000000000000000000.25,"n":12,"s":"crm","to":"2026-11-22T12:00:00Z","by":"bob"}}""";

        assertEquals(text, StateJson.agreed(new TreeMap<>(fields)));
        assertEquals(fields, StateJson.readAgreed(text));
    }

    @Test
    void heldFields() {
        var fields = Map.of("blank", new Held(json("null"), 2, Optional.of(json("false")), Optional.of(LATER)),
                "name", new Held(json("\"Ada\""), 1, Optional.empty(), Optional.empty()),
                "never", Held.NEVER);
        var text = """
                {"blank":{"v":null,"i":false,"n":2,"a":"2026-11-22T12:00:00.005Z"},"name":{"v":"Ada","n":1},\
                "never":{"n":0}}""";

        assertEquals(text, StateJson.held(new TreeMap<>(fields)));
        assertEquals(fields, StateJson.readHeld(text));
    }

    @Test
    void whatMostFieldsHaveInCommonStandsOnce() {
        var fields = new TreeMap<>(Map.of("city", new Agreed(json("\"Ulm\""), 1, BOB, Optional.empty()),
                "name", new Agreed(json("\"Ada\""), 2, SHOP, Optional.empty()),
                "swings", new Agreed(json("1"), 1, BOB, Optional.of(new Swing(json("2"), 1, NOON))),
                "tags", new Agreed(json("null"), 1, BOB, Optional.empty()),
                "zip", new Agreed(json("\"89073\""), 1, BOB, Optional.empty())));
        var text = """
                {"":{"n":1,"s":"crm","to":"2026-11-22T12:00:00Z","by":"bob"},"city":{"v":"Ulm"},\
                "name":{"v":"Ada","n":2,"s":"shop","to":"2026-11-22T12:00:00Z"},\
                "swings":{"v":1,"n":1,"s":"crm","to":"2026-11-22T12:00:00Z","by":"bob","was":2,"turns":1,\
                "since":"2026-11-22T12:00:00Z"},"tags":{"v":null},"zip":{"v":"89073"}}""";

        assertEquals(text, StateJson.agreed(fields));
        assertEquals(fields, StateJson.readAgreed(text));
    }

    @Test
    void whatASystemHoldsHasItsImagesBesideWhatIsInCommon() {
        var fields = new TreeMap<>(Map.of("a", new Held(json("1"), 2, Optional.of(json("1")), Optional.of(LATER)),
                "b", new Held(json("2"), 2, Optional.empty(), Optional.of(LATER)),
                "c", new Held(json("3"), 2, Optional.empty(), Optional.empty()), "d", Held.NEVER,
                "e", new Held(MissingNode.getInstance(), 2, Optional.empty(), Optional.of(LATER))));
        var text = """
                {"":{"n":2,"a":"2026-11-22T12:00:00.005Z"},"a":{"v":1,"i":1},"b":{"v":2},"c":{"v":3,"n":2},"d":{"n":0},\
                "e":{}}""";

        assertEquals(text, StateJson.held(fields));
        assertEquals(fields, StateJson.readHeld(text));
    }

    @Test
    void whatIsOnItsWay() {
        var fields = Map.of("name", new Inflight.Sent(json("\"Ada\""), 4));

        assertEquals("{\"name\":{\"v\":\"Ada\",\"n\":4}}", StateJson.patch(fields));
        assertEquals(fields, StateJson.readPatch(StateJson.patch(fields)));
        assertEquals("{}", StateJson.patch(Map.of()));
        var two = new TreeMap<>(Map.of("a", new Inflight.Sent(json("1"), 1), "b", new Inflight.Sent(json("2"), 1)));
        assertEquals("{\"\":{\"n\":1},\"a\":{\"v\":1},\"b\":{\"v\":2}}", StateJson.patch(two));
        assertEquals(two, StateJson.readPatch(StateJson.patch(two)));
    }

    @Test
    void history() {
        var first = new Fact.Changed("name", Optional.empty(), new Agreed(json("\"Ada\""), 1, SHOP, Optional.empty()),
                "first seen");
        var then = new Fact.Changed("name", Optional.of(json("\"Ada\"")),
                new Agreed(json("[\"B\"]"), 2, ANN, Optional.empty()), "newest");
        var city = new Fact.Changed("city", Optional.empty(), new Agreed(json("\"Ulm\""), 1, SHOP, Optional.empty()),
                "first seen");

        assertEquals("""
                [{"f":"name","n":1,"s":"shop","d":"first seen","v":"Ada"},\
                {"f":"name","n":2,"s":"crm","d":"newest","by":"ann","was":"Ada","v":["B"]},\
                {"f":"city","v":"Ulm"}]""",
                StateJson.changes(List.of(first, then, city)));
    }

    @Test
    void evidenceOfAConflict() {
        assertEquals("""
                {"winner":{"s":"shop","to":"2026-11-22T12:00:00Z"},\
                "loser":{"s":"crm","to":"2026-11-22T12:00:00Z","by":"bob"}}""",
                StateJson.evidence(new Side(json("1"), SHOP), new Side(json("2"), BOB)));
    }

    private static JsonNode json(String text) {
        return Canonical.of(JsonText.parseOwn(text));
    }
}
