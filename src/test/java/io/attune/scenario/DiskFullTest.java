package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.document.JsonText;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL refuses what it cannot put on its disk, as it does when that is full: with 53100, before the first row. It
 * does so for one table at a time, so that each write on the way of an event is the one that finds no room.
 */
@QuarkusTest
@TestProfile(TwoWays.class)
@WithTestResource(PostgresResource.class)
class DiskFullTest extends OnStage {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WORDS = "could not extend file \"base/16384/16385\": No space left on device";

    private void fill(String table) {
        sheets.run("""
                create or replace function disk_is_full() returns trigger language plpgsql as $$
                begin raise exception '%s' using errcode = 'disk_full', hint = 'Check free disk space.'; end $$"""
                        .formatted(WORDS),
                "create trigger full_disk before insert or update on " + table
                        + " for each statement execute function disk_is_full()");
    }

    private void free(String table) {
        sheets.run("drop trigger if exists full_disk on " + table);
    }

    @AfterEach
    void free() {
        for (var table : new String[] {"event", "record", "delivery", "attempt"}) {
            free(table);
        }
    }

    private ShopWebhook webhook(String name) {
        return ShopWebhook.of("customers/update", stage.body(stage.shop().create(name + "@hard.example", name)));
    }

    @Test
    void webhooksAreRefusedInWordsUntilThereIsRoom() {
        var webhook = webhook("full");
        fill("event");

        var refused = stage.api().attune().send(webhook.to(stage.api().attune()));
        assertEquals(503, refused.statusCode());
        assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""));
        var problem = JsonText.parseOwn(refused.body());
        assertEquals("not-stored", problem.get("reason").asText());
        assertTrue(problem.get("detail").asText().contains(WORDS), refused::body);

        free("event");
        await().atMost(SOON).until(() -> stage.send(webhook) == 202);
        assertEquals(200, stage.send(webhook), "it was stored once");
        stage.rest();
        stage.crm().contact("full@hard.example");
    }

    /** Acknowledged, and no room for what follows from it: it is done once there is. */
    @Test
    void anEventWhoseStepFindsNoRoomIsTakenUpOnceThereIs() {
        stepFindsNoRoomIn("record");
    }

    @Test
    void anEventWhoseDeliveryFindsNoRoomIsTakenUpOnceThereIs() {
        stepFindsNoRoomIn("delivery");
    }

    private void stepFindsNoRoomIn(String table) {
        var webhook = webhook(table);
        fill(table);
        await().atMost(SOON).until(() -> stage.send(webhook), status -> status / 100 == 2);
        await().atMost(SOON).until(() -> sheets.one("select state || ': ' || why from event order by id desc limit 1"),
                told -> told.startsWith("stored: ") && told.contains(WORDS));

        free(table);
        stage.crm().contact(table + "@hard.example");
        stage.rest();
        assertEquals("done", sheets.one("select state from event order by id desc limit 1"));
    }

    /** The CRM has it, and there is no room to store its answer: it is not made a second time. */
    @Test
    void aWriteWhoseOutcomeFindsNoRoomIsNotRepeated() {
        var webhook = webhook("outcome");
        fill("attempt");
        await().atMost(SOON).until(() -> stage.send(webhook), status -> status / 100 == 2);
        stage.crm().contact("outcome@hard.example");

        free("attempt");
        stage.rest();
        assertEquals(1, stage.contacts("outcome@hard.example").size());
    }
}
