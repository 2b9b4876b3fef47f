package io.attune.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.sandbox.shop.graphql.GraphqlCall;
import io.attune.sandbox.shop.graphql.LeakyBucket;
import io.attune.sandbox.shop.graphql.ShopGraphql;
import io.attune.sandbox.shop.rules.Chance;
import io.attune.sandbox.shop.rules.Draft;
import io.attune.sandbox.shop.rules.MemoryRecords;
import io.attune.sandbox.shop.rules.Notice;
import io.attune.sandbox.shop.rules.Seeds;
import io.attune.sandbox.shop.rules.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** A seeded shop without a server: the clock is moved by hand, ids come from a fixed seed. */
public final class ShopWorld {

    public static final Instant START = Instant.parse("2026-10-18T20:40:07Z");

    private final MemoryRecords records = new MemoryRecords();
    private final Chance chance = new Chance(new Random(7));
    private final ShopGraphql graphql = new ShopGraphql(new LeakyBucket(100));
    private final List<Notice> told = new ArrayList<>();
    private Instant now = START;
    private Shape shape = Shape.FULL;

    public static ShopWorld seeded() {
        var world = new ShopWorld();
        world.act(Seeds::plant);
        world.told.clear();
        world.pass(Duration.ofMinutes(1));
        return world;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public void use(Shape shape) {
        this.shape = shape;
    }

    public void act(Consumer<Draft> work) {
        ask(draft -> {
            work.accept(draft);
            return draft;
        });
    }

    public <T> T ask(Function<Draft, T> work) {
        var draft = new Draft(records, now, chance, shape);
        var answer = work.apply(draft);
        records.apply(draft.changes());
        told.addAll(draft.changes().notices());
        return answer;
    }

    public JsonNode query(String query, Map<String, Object> variables) {
        return ask(draft -> graphql.run(new GraphqlCall(query, variables, Optional.empty()), draft)).body();
    }

    /** What was told since the last time. */
    public List<Notice> heard() {
        var heard = List.copyOf(told);
        told.clear();
        return heard;
    }
}
