package io.attune.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
                {"blank":{"v":null,"n":2,"i":false,"a":"2026-11-22T12:00:00.005Z"},"name":{"v":"Ada","n":1},\
                "never":{"n":0}}""";

        assertEquals(text, StateJson.held(new TreeMap<>(fields)));
        assertEquals(fields, StateJson.readHeld(text));
    }

    @Test
    void whatIsOnItsWay() {
        var fields = Map.of("name", new Inflight.Sent(json("\"Ada\""), 4));

        assertEquals("{\"name\":{\"v\":\"Ada\",\"n\":4}}", StateJson.patch(fields));
        assertEquals(fields, StateJson.readPatch(StateJson.patch(fields)));
        assertEquals("{}", StateJson.patch(Map.of()));
    }

    @Test
    void history() {
        var first = new Fact.Changed("name", Optional.empty(), new Agreed(json("\"Ada\""), 1, SHOP, Optional.empty()),
                "first seen");
        var then = new Fact.Changed("name", Optional.of(json("\"Ada\"")),
                new Agreed(json("[\"B\"]"), 2, ANN, Optional.empty()), "newest");

        assertEquals("""
                [{"f":"name","n":1,"s":"shop","d":"first seen","v":"Ada"},\
                {"f":"name","n":2,"s":"crm","d":"newest","by":"ann","was":"Ada","v":["B"]}]""",
                StateJson.changes(Stream.of(first, then)));
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
