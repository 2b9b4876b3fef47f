package io.attune.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final UUID PARENT = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @Test
    void whatTurnsOutToBeAnotherEndsAndLetsGoOfItsId() {
        var step = Expected.isAnother(RecordState.expected(PARENT, 1, "shop", "shop-1"), "shop", NOW);

        assertTrue(step.state().isEnded());
        assertEquals(Optional.empty(), step.state().link("shop").externalId());
        assertEquals(List.of(new Fact.CaughtUp("shop")), step.facts());
    }

    @Test
    void whatWasSeenIsNoExpectation() {
        var seen = order(PARENT);

        assertThrows(IllegalArgumentException.class, () -> Expected.isAnother(seen, "shop", NOW));
    }

    /** Naming a parent by another id is no edit: what its system shows then is what is known already. */
    @Test
    void whatRefersToItRefersToTheOther() {
        var renamed = order(PARENT).withValues(value ->
                value.asText().equals(PARENT.toString()) ? TextNode.valueOf(OTHER.toString()) : value);
        var step = Observe.apply(renamed, showing(OTHER), rules());

        assertEquals(OTHER.toString(), renamed.fields().get("buyer").value().asText());
        assertEquals(Optional.of("nothing new"), step.ignored());
        assertEquals(1, step.state().fields().get("buyer").version());
    }

    private static RecordState order(UUID buyer) {
        return Observe.first(new UUID(0, 9), showing(buyer), rules()).state();
    }

    private static Observation showing(UUID buyer) {
        var values = new TreeMap<String, JsonNode>(Map.of("buyer", TextNode.valueOf(buyer.toString())));
        return new Observation("shop", "order-1", values, Moment.at(NOW), Optional.empty(), OptionalLong.empty());
    }

    private static Rules rules() {
        var all = Set.of("crm", "shop");
        return Rules.of(1, List.of("crm", "shop"), new TreeMap<>(Map.of("buyer", FieldRule.latest(all, all))),
                List.of(), Map.of());
    }
}
