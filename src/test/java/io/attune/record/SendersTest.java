package io.attune.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.merge.Ending;
import io.attune.merge.FieldRule;
import io.attune.merge.Inflight;
import io.attune.merge.Moment;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import io.attune.merge.Rules;
import io.attune.merge.Settle;
import io.attune.merge.Step;
import io.attune.retention.Kept;
import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The record that a system without our marker may have been told to make, found by what was sent. */
class SendersTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final FieldRule RULE = FieldRule.latest(Set.of("shop", "crm"), Set.of("shop", "crm"));
    private static final Rules RULES = Rules.of(1, List.of("shop", "crm"),
            new TreeMap<>(Map.of("email", RULE, "name", RULE)), List.of(List.of("email")),
            Map.of("shop", Rules.Deleted.DELETE));

    private final RecordLoader loader = new RecordLoader();
    private final Senders senders = new Senders(loader);
    private final RecordWriter writer = new RecordWriter(new FactWriter(new QuestionWriter()));
    private PostgresPool database;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        Kept.in(database.pool(), new MovedClock(NOON)).keep().await().indefinitely();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isFoundWhileItIsInDoubt() {
        save(ended(sending(1)));

        assertEquals(Optional.of(id(1)), sender("crm", " A@b ", "Ana"));
    }

    @Test
    void andOnceItWasReadBack() {
        save(Settle.readBack(ended(sending(1)), "crm", RULES, NOON));

        assertEquals(Optional.of(id(1)), sender("crm", "A@b", "Ana"));
    }

    @Test
    void butNotByAnotherKeyNorElsewhereNorWithOtherValues() {
        save(ended(sending(1)));

        assertEquals(Optional.empty(), sender("crm", "b@b", "Ana"));
        assertEquals(Optional.empty(), sender("desk", "A@b", "Ana"));
        assertEquals(Optional.empty(), sender("crm", "A@b", "Bea"));
    }

    @Test
    void ratherOneThatLives() {
        save(ended(sending(1)));
        save(Observe.apply(sending(2), told("shop", "2", "c@b", "Ana"), RULES).state());

        assertEquals(Optional.of(id(2)), sender("crm", "A@b", "Ana"));
    }

    /** Made in the shop, and on its way to the CRM. */
    private static RecordState sending(int number) {
        var state = Observe.first(id(number), told("shop", "" + number, "A@b", "Ana"), RULES).state();
        var sent = new TreeMap<String, Inflight.Sent>();
        state.fields().forEach((field, agreed) -> sent.put(field, new Inflight.Sent(agreed.value(), agreed.version())));
        return state.withInflight("crm", new Inflight(Inflight.Kind.CREATE, 1, sent, NOON));
    }

    private static RecordState ended(RecordState state) {
        return Ending.apply(state, "shop", RULES, NOON, false).state();
    }

    private Optional<UUID> sender(String system, String email, String name) {
        return database.pool().withTransaction(db -> senders.of(db, "customer", told(system, "9", email, name), RULES))
                .await().indefinitely().map(RecordState::id);
    }

    private void save(RecordState state) {
        database.pool().withTransaction(db -> writer.save(db, new Saving("customer", RULES, Optional.empty(),
                Step.of(state), OptionalLong.empty(), NOON, Map.of("shop", "shop", "crm", "crm"))))
                .await().indefinitely();
    }

    private static Observation told(String system, String id, String email, String name) {
        var values = new TreeMap<String, JsonNode>(Map.of("email", TextNode.valueOf(email), "name",
                TextNode.valueOf(name)));
        return new Observation(system, id, values, Moment.at(NOON), Optional.empty(), OptionalLong.empty());
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
