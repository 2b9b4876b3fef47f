package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.catalog.Catalog;
import io.attune.merge.Inflight;
import io.attune.merge.MaybeSent;
import io.attune.merge.Moment;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import io.attune.merge.Settle;
import io.attune.merge.Step;
import io.attune.merge.Written;
import io.attune.record.RecordLoader;
import io.attune.record.RecordWriter;
import io.attune.record.Saving;
import io.attune.review.Sheets;
import io.attune.review.Still;
import io.attune.runtime.PostgresResource;
import io.attune.sync.MappingRules;
import io.attune.sync.Place;
import io.attune.sync.RuleBook;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attempt has in hand is what loading the record would give, or is not used. */
@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class InHandTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");
    private static final String DELIVERY = """
            insert into delivery (record, system, mapping, connection, state, due_at, since)
            values ('%s', '%s', 'customer', '%s', 'due', now() - interval '1 minute', now())""";

    @Inject
    Sheets sheets;
    @Inject
    Deliveries deliveries;
    @Inject
    Steps steps;
    @Inject
    RecordLoader loader;
    @Inject
    RecordWriter writer;
    @Inject
    Catalog catalog;
    @Inject
    RuleBook rules;
    @Inject
    Pool pool;

    private Attempt attempt;

    @BeforeEach
    void begin() {
        sheets.only();
        var mapping = catalog.mapping("customer").orElseThrow();
        var place = new Place(mapping, rules.of(mapping), mapping.system("crm").orElseThrow(), null, null);
        var step = Observe.first(Sheets.ADA, shop("ada@example.com", 0), place.rules());
        save(Optional.empty(), step);
        sheets.run("delete from delivery", DELIVERY.formatted(Sheets.ADA, "crm", "crm"));
        var claimed = deliveries.claim(1).await().indefinitely().get(0);
        attempt = Attempt.begin(claimed, place, steps.load(claimed).await().indefinitely(), null);
    }

    @AfterEach
    void nothingIsLeft() {
        sheets.run("delete from delivery");
    }

    /** Its own steps and those of others, in any order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isWhatALoadWouldGive(long seed) {
        var random = new Random(seed);
        for (int n = 1; n <= 25; n++) {
            if (random.nextInt(3) == 0) {
                var before = load();
                save(Optional.of(before), any(random, n).apply(before));
            }
            var stored = load();
            var decision = any(random, n);
            take(state -> {
                assertEquals(stored, inOrder(state));
                return decision.apply(state);
            });
            assertEquals(stored.id(), attempt.state().id());
        }
        assertEquals(load(), inOrder(attempt.claimed().hand().newest(told()).orElseThrow().state()));
    }

    private Function<RecordState, Step> any(Random random, int n) {
        var kinds = kinds(NOON.plusSeconds(n), n);
        return kinds.get(random.nextInt(kinds.size()));
    }

    private List<Function<RecordState, Step>> kinds(Instant now, int n) {
        var its = attempt.place().rules();
        var value = n % 3 == 0 ? NullNode.instance : TextNode.valueOf("Ada " + n);
        return List.of(
                state -> Observe.apply(state, shop("ada" + n + "@example.com", n), its),
                state -> Step.of(state.withInflight("crm", new Inflight(Inflight.Kind.UPSERT, state.mappingVersion(),
                        new TreeMap<>(Map.of("last_name", new Inflight.Sent(value, 1))), now))),
                state -> Settle.done(state, new Written("crm", Optional.of("003"), Set.of("last_name"),
                        new TreeMap<>(Map.of("last_name", value)), state.link("crm").seenNo(), Moment.at(now)), its),
                state -> Step.of(Settle.readBack(state, "crm", its, now)),
                state -> Step.of(Settle.refused(state, "crm")),
                state -> Step.of(Settle.told(state, "crm", now)),
                state -> Step.of(Settle.gone(state, "crm", its, now)),
                Step::of);
    }

    /** Nobody who changes a record so exists: it shows that nothing is loaded. */
    @Test
    void isNotLoadedAgain() {
        take(Step::of);
        sheets.run("update link set ext_id = '8' where system = 'shop'");

        take(state -> {
            assertEquals(Optional.of("7"), state.link("shop").externalId());
            return Step.of(state);
        });
    }

    @Test
    void isLoadedWhereAnotherDeliveryOfTheRecordTookAStep() {
        sheets.run(DELIVERY.formatted(Sheets.ADA, "shop", "shop"));
        var claimed = deliveries.claim(1).await().indefinitely().get(0);
        var shop = new Place(attempt.place().mapping(), attempt.place().rules(),
                attempt.place().mapping().system("shop").orElseThrow(), null, null);
        var other = Attempt.begin(claimed, shop, load(), null);
        take(state -> kinds(NOON, 1).get(1).apply(state));

        var stored = load();
        steps.apply(other, state -> {
            assertEquals(stored, inOrder(state));
            return Step.of(Settle.refused(state, "crm"));
        }).await().indefinitely();
        take(state -> {
            assertEquals(Optional.empty(), state.inflight("crm"));
            return Step.of(state);
        });
    }

    /** What a record refers to may have turned out to be another one since, which is no step of its own. */
    @Test
    void namesWhatItRefersToAsItIsMeantByNow() {
        var kept = new UUID(7, 7);
        take(state -> Step.of(state.withInflight("crm", new Inflight(Inflight.Kind.UPSERT, state.mappingVersion(),
                new TreeMap<>(Map.of("last_name", new Inflight.Sent(text(Sheets.BOB), 1))), NOON))));
        for (var id : List.of(Sheets.BOB, kept)) {
            sheets.run("""
                    insert into record (id, mapping, mapping_version, created_at, updated_at)
                    values ('%s', 'customer', 1, now(), now())""".formatted(id));
        }
        sheets.run("update record set merged_into = '%s' where id = '%s'".formatted(kept, Sheets.BOB));

        take(state -> {
            assertEquals(text(kept), state.inflight("crm").orElseThrow().patch().get("last_name").value());
            return Step.of(state);
        });
    }

    private static JsonNode text(UUID id) {
        return TextNode.valueOf(id.toString());
    }

    private void take(Function<RecordState, Step> decision) {
        attempt = steps.apply(attempt, decision).await().indefinitely();
    }

    private long told() {
        return Long.parseLong(sheets.one("select steps from delivery where system = 'crm'"));
    }

    private void save(Optional<RecordState> before, Step step) {
        var mapping = catalog.mapping("customer").orElseThrow();
        var saving = new Saving("customer", rules.of(mapping), before, step, OptionalLong.empty(), NOON,
                MappingRules.connections(mapping));
        pool.withTransaction(db -> writer.save(db, saving)).await().indefinitely();
    }

    private RecordState load() {
        return inOrder(pool.withTransaction(db -> loader.load(db, Sheets.ADA)).await().indefinitely().orElseThrow()
                .state());
    }

    /** What may yet show up has no order. */
    private static RecordState inOrder(RecordState state) {
        var sent = new TreeMap<String, List<MaybeSent>>();
        state.maybeSent().forEach((system, some) -> {
            var sorted = new ArrayList<>(some);
            sorted.sort(Comparator.comparing(MaybeSent::field).thenComparing(MaybeSent::hash));
            sent.put(system, sorted);
        });
        return new RecordState(state.id(), state.mappingVersion(), state.seen(), state.endedAt(), state.left(),
                state.fields(), state.links(), state.inflight(), sent);
    }

    private static Observation shop(String email, int n) {
        var values = new TreeMap<String, JsonNode>(Map.of("email", TextNode.valueOf(email),
                "last_name", TextNode.valueOf("Byron")));
        return new Observation("shop", "7", values, new Moment(OptionalLong.of(n), Optional.of(NOON.plusNanos(n)),
                NOON.plusSeconds(n), Duration.ZERO), Optional.empty(), OptionalLong.empty());
    }
}
