package io.attune.sandbox.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.document.Canonical;
import io.attune.runtime.PostgresPool;
import io.attune.sandbox.shop.hook.HookLine;
import io.attune.sandbox.shop.hook.HookTable;
import io.attune.sandbox.shop.rules.Chance;
import io.attune.sandbox.shop.rules.Customers;
import io.attune.sandbox.shop.rules.Draft;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.MemoryRecords;
import io.attune.sandbox.shop.rules.Records;
import io.attune.sandbox.shop.rules.Seeds;
import io.attune.sandbox.shop.rules.Shape;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a restart finds. */
class ShopStoreTest {

    private static PostgresPool database;
    private static ShopStore store;

    @BeforeAll
    static void open() {
        database = PostgresPool.open();
        store = new ShopStore(database.pool());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void recordsComeBackAsTheyWere() {
        var records = new MemoryRecords();
        var seeds = draft(records, Seeds::plant);
        records.apply(seeds.changes());

        store.commitSeeds(seeds.changes(), ShopWorld.START).await().indefinitely();
        var found = store.load().await().indefinitely();

        for (var kind : Kind.values()) {
            assertEquals(texts(records, kind), texts(found, kind));
        }
        assertEquals(new ShopStore.Settings(Shape.FULL, true), store.settings().await().indefinitely());

        var deleted = draft(found, draft -> new Customers(draft).delete(706405506931208841L));
        store.commit(deleted.changes(), ShopWorld.START).await().indefinitely();

        assertEquals(2, store.load().await().indefinitely().all(Kind.CUSTOMER).count());
        var last = new HookTable(database.pool()).latest(1).await().indefinitely();
        assertEquals(List.of("customers/delete waiting"), last.stream().map(ShopStoreTest::words).toList());
    }

    @Test
    void theShapeIsKept() {
        store.setShape(Shape.CUT).await().indefinitely();

        assertEquals(Shape.CUT, store.settings().await().indefinitely().shape());

        store.setShape(Shape.FULL).await().indefinitely();
    }

    private static Draft draft(Records records, Consumer<Draft> work) {
        var draft = new Draft(records, ShopWorld.START, new Chance(new Random(7)), Shape.FULL);
        work.accept(draft);
        return draft;
    }

    private static List<String> texts(Records records, Kind kind) {
        return records.all(kind).map(record -> Canonical.of(record).toString()).toList();
    }

    private static String words(HookLine line) {
        return line.topic() + " " + line.state();
    }
}
