package io.attune.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.merge.Ending;
import io.attune.merge.Fact;
import io.attune.merge.FieldRule;
import io.attune.merge.Inflight;
import io.attune.merge.LinkState;
import io.attune.merge.Moment;
import io.attune.merge.Observation;
import io.attune.policy.Actor;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import io.attune.merge.Rules;
import io.attune.merge.Step;
import io.attune.policy.Side;
import io.attune.retention.Kept;
import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import java.math.BigDecimal;
import java.time.Duration;
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

class RecordStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final FieldRule RULE = FieldRule.latest(Set.of("shop"), Set.of("crm"));
    private static final Rules RULES = Rules.of(3, List.of("shop", "crm"),
            new TreeMap<>(Map.of("email", RULE, "total", RULE)), List.of(List.of("email")), Map.of("shop", Rules.Deleted.MARK));

    private final RecordLoader loader = new RecordLoader();
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
    void loadsWhatItStored() {
        var first = Observe.first(id(1), shop("1", "a@b"), RULES);
        save(Optional.empty(), first);
        var sent = new TreeMap<>(Map.of("email", new Inflight.Sent(TextNode.valueOf("a@b"), 1)));
        var writing = first.state().withLink("crm", LinkState.to("003"))
                .withInflight("crm", new Inflight(Inflight.Kind.UPSERT, 3, sent, NOON));
        save(Optional.of(first.state()), Step.of(writing));

        assertEquals(writing, load(id(1)));
    }

    @Test
    void keepsEveryDigit() {
        var values = new TreeMap<String, JsonNode>(Map.of("total", Canonical.number(new BigDecimal("10000000000000000.01")),
                "email", NullNode.instance));
        var step = Observe.first(id(1), new Observation("shop", "706405506930370084", values,
                new Moment(OptionalLong.of(7), Optional.of(NOON), NOON, Duration.ZERO),
                Optional.of(new Actor("ana", Set.of("sales"))), OptionalLong.empty()), RULES);
        save(Optional.empty(), step);

        assertEquals(step.state(), load(id(1)));
    }

    @Test
    void marksWhatLagsAndKeepsTheHistory() {
        var first = Observe.first(id(1), shop("1", "a@b"), RULES);
        save(Optional.empty(), first);
        save(Optional.of(first.state()), Observe.apply(first.state(), shop("1", "c@d"), RULES));

        assertEquals(List.of("crm|due|0|crm-connection"), database.rows("select system, state, tries, connection from delivery"));
        assertEquals(List.of("email|1|first seen|null|\"a@b\"|9", "email|2|edit|\"a@b\"|\"c@d\"|9"),
                database.rows("select field, version, decision, before::text, after::text, event from field_change order by version"));
    }

    @Test
    void aNewerValueTakesADeliveryOutOfTheDeadLettersButNotOutOfTheHeld() {
        var first = Observe.first(id(1), shop("1", "a@b"), RULES);
        save(Optional.empty(), first);
        database.run("update delivery set state = 'dead', tries = 7, retry_at = now() + interval '10 hours'");
        var second = Observe.apply(first.state(), shop("1", "c@d"), RULES);
        save(Optional.of(first.state()), second);
        assertEquals(List.of("due|0|true"), database.rows("select state, tries, retry_at is null from delivery"));

        database.run("update delivery set state = 'held'");
        save(Optional.of(second.state()), Observe.apply(second.state(), shop("1", "e@f"), RULES));
        assertEquals(List.of("held"), database.rows("select state from delivery"));
    }

    @Test
    void twoNewRecordsCannotTakeOneKey() {
        save(Optional.empty(), Observe.first(id(1), shop("1", "a@b"), RULES));

        assertThrows(ClaimTaken.class, () -> save(Optional.empty(), Observe.first(id(2), shop("2", "a@b"), RULES)));
        assertEquals(List.of("1"), database.rows("select count(*) from record"));
    }

    @Test
    void aKnownRecordThatTakesAnothersKeyKeepsItsOwnAndAPersonIsAsked() {
        save(Optional.empty(), Observe.first(id(1), shop("1", "a@b"), RULES));
        var second = Observe.first(id(2), shop("2", "c@d"), RULES);
        save(Optional.empty(), second);
        save(Optional.of(second.state()), Observe.apply(second.state(), shop("2", "a@b"), RULES));

        assertEquals(List.of("2|same key as another record|" + id(1)),
                database.rows("select ext_id, reason, other from duplicate"));
        assertEquals(List.of(id(1) + "|1", id(2) + "|1"),
                database.rows("select record, count(*) from claim group by record order by record"));
    }

    /** Another version of the mapping reads otherwise what waits for a person: what is over stays as it was. */
    @Test
    void whatWaitsForAPersonIsListedAsItReadsNow() {
        var first = Observe.first(id(1), shop("1", "a@b"), RULES);
        var side = first.state().fields().get("email");
        var open = new Fact.Conflicted("email", "crm", new Side(side.value(), side.origin()),
                new Side(TextNode.valueOf("tc@d"), side.origin()), "a person decides", true);
        var over = new Fact.Conflicted("email", "crm", open.kept(), open.lost(), "edited later", false);
        save(Optional.empty(), new Step(first.state(), List.of(open, over)));
        save(Optional.of(first.state()), new Step(first.state(), List.of(new Fact.ReadAnew("email", "crm",
                TextNode.valueOf("b"), TextNode.valueOf("c@d")))));

        assertEquals(List.of("\"a@b\"|\"tc@d\"|edited later", "\"b\"|\"c@d\"|a person decides"),
                database.rows("select winner::text, loser::text, policy from conflict order by open"));
    }

    @Test
    void oneQuestionDoesNotHideAnother() {
        save(Optional.empty(), Observe.first(id(1), shop("1", "a@b"), RULES));
        var second = Observe.first(id(2), shop("2", "c@d"), RULES).state().withLink("crm", LinkState.to("003"));
        save(Optional.empty(), new Step(second, List.of(new Fact.Duplicated("crm", "003", Optional.empty(), "merged"))));
        save(Optional.of(second), Observe.apply(second, shop("2", "a@b"), RULES));

        assertEquals(List.of("crm|003|merged", "shop|2|same key as another record"),
                database.rows("select system, ext_id, reason from duplicate order by system"));
    }

    /** Else a third one with that key would be another record, though this one has it. */
    @Test
    void whoWaitedForAKeyHasItOnceItIsFree() {
        var first = Observe.first(id(1), shop("1", "a@b"), RULES);
        save(Optional.empty(), first);
        var second = Observe.first(id(2), shop("2", "c@d"), RULES);
        save(Optional.empty(), second);
        save(Optional.of(second.state()), Observe.apply(second.state(), shop("2", "a@b"), RULES));
        save(Optional.of(first.state()), Ending.apply(first.state(), "shop", RULES, NOON, false));

        assertEquals(List.of(id(2).toString()), database.rows("select record from claim"));
        assertThrows(ClaimTaken.class, () -> save(Optional.empty(), Observe.first(id(3), shop("3", "a@b"), RULES)));
        save(Optional.empty(), Observe.first(id(4), shop("4", "c@d"), RULES));
    }

    /** A person said that they are two, so it began without its key. */
    @Test
    void whoWasKeptApartHasTheKeyOnceItIsFree() {
        var first = Observe.first(id(1), shop("1", "a@b"), RULES);
        save(Optional.empty(), first);
        var second = Observe.first(id(2), shop("2", "c@d"), RULES);
        save(Optional.empty(), second);
        save(Optional.of(second.state()), Observe.apply(second.state(), shop("2", "a@b"), RULES));
        database.run("update duplicate set reason = 'has the same key', decided = 'different'");
        save(Optional.of(first.state()), Ending.apply(first.state(), "shop", RULES, NOON, false));

        assertEquals(List.of(id(2).toString()), database.rows("select record from claim"));
    }

    @Test
    void anEndedRecordLetsGoOfItsKey() {
        var first = Observe.first(id(1), shop("1", "a@b"), RULES);
        save(Optional.empty(), first);
        save(Optional.of(first.state()), Ending.apply(first.state(), "shop", RULES, NOON, false));
        save(Optional.empty(), Observe.first(id(2), shop("2", "a@b"), RULES));

        assertEquals(List.of(id(2).toString()), database.rows("select record from claim"));
    }

    private void save(Optional<RecordState> before, Step step) {
        var saving = new Saving("customer", RULES, before, step, OptionalLong.of(9), NOON,
                Map.of("shop", "shop", "crm", "crm-connection"));
        database.pool().withTransaction(db -> writer.save(db, saving)).await().indefinitely();
    }

    private RecordState load(UUID id) {
        return database.pool().withTransaction(db -> loader.load(db, id)).await().indefinitely().orElseThrow().state();
    }

    private static Observation shop(String id, String email) {
        return new Observation("shop", id, new TreeMap<>(Map.of("email", TextNode.valueOf(email))), Moment.at(NOON),
                Optional.empty(), OptionalLong.empty());
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
