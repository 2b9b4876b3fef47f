package io.attune.sweep;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.review.Sheets;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxStill;
import io.attune.sweep.Cursors.Claimed;
import io.attune.sweep.Cursors.Name;
import io.attune.sync.RuleBook;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shop of the sandbox is swept; one of its customers cannot be stored. */
@QuarkusTest
@TestProfile(SandboxStill.class)
@WithTestResource(PostgresResource.class)
class SweepRunTest {

    private static final Name SHOP = new Name("customer", "shop", Kind.FULL);

    @Inject
    Sheets sheets;
    @Inject
    SweepRun run;
    @Inject
    Cursors cursors;
    @Inject
    Sweeps sweeps;
    @Inject
    RuleBook rules;
    private int customers;
    private String poisoned;

    @BeforeEach
    void poison() {
        heal();
        sheets.only("delete from cursor where mapping = 'customer'", "truncate seen_delivery");
        customers = Integer.parseInt(sheets.one("select count(*) from sandbox.shop_record where kind = 'CUSTOMER'"));
        poisoned = sheets.one("select min(id) from sandbox.shop_record where kind = 'CUSTOMER'");
        sheets.run("alter table link add constraint poison check (ext_id is distinct from '" + poisoned + "') not valid");
    }

    @AfterEach
    void heal() {
        sheets.run("alter table link drop constraint if exists poison");
    }

    /** Its row is leased far into the future, so that nobody else takes it; the schedule may have made it meanwhile. */
    private Claimed claimed(String course) {
        sheets.run("""
                insert into cursor (mapping, system, kind, value, at, leased_to, fence)
                values ('customer', 'shop', 'full', '%s', now(), now() + interval '1 h', 1)
                on conflict (mapping, system, kind) do update set value = excluded.value, at = excluded.at,
                    leased_to = excluded.leased_to, fence = excluded.fence, holder = null""".formatted(course));
        return new Claimed(SHOP, Course.parse(course), 1);
    }

    private Ended run(Claimed sweep) {
        return run.run(sweep, rules.place("customer", "shop").orElseThrow()).await().atMost(Duration.ofSeconds(30));
    }

    private int count(String from) {
        return Integer.parseInt(sheets.one("select count(*) from " + from));
    }

    @Test
    void oneThatCannotBeHeardHoldsUpNobodyAndIsNotForgotten() {
        var ended = run(claimed("{}"));

        assertEquals(new Course.Tally(customers, 1, 0), ended.tally());
        assertTrue(ended.failed().isEmpty());
        assertTrue(ended.course().since().isPresent());
        assertEquals(customers - 1, count("link where mapping = 'customer'"));
        assertEquals("shop {\"mapping\":\"customer\",\"system\":\"shop\",\"id\":\"" + poisoned + "\"}", sheets.one("""
                select connection || ' ' || convert_from(body, 'UTF8') from event
                where topic = 'attune:unheard' and state = 'stored'"""));

        heal();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertEquals(customers, count("link where mapping = 'customer'"));
            assertEquals("done", sheets.one("select state from event"));
        });
    }

    @Test
    void howItWentIsThereToSee() {
        var sweep = claimed("{}");
        cursors.end(sweep, run(sweep), Instant.parse("2099-01-01T00:00:00Z")).await().indefinitely();

        var seen = sweeps.all().await().indefinitely().stream()
                .filter(one -> one.system().equals("shop") && one.kind().equals("full")).findFirst().orElseThrow();
        assertEquals(Optional.empty(), seen.failed());
        assertEquals(customers, seen.records());
        assertEquals(1, seen.unheard());
        assertEquals("2099-01-01T00:00:00Z", seen.dueAt().toString());
        assertEquals(false, seen.running());
    }

    @Test
    void theSameOnceMoreAddsNothingWhileItWaitsAndIsKeptAnewAfterwards() {
        run(claimed("{}"));
        sheets.run("delete from cursor where mapping = 'customer'", "update event set state = 'failed'");
        assertEquals(1, run(claimed("{}")).tally().unheard());
        assertEquals(1, count("event"));

        sheets.run("delete from cursor where mapping = 'customer'", "update event set state = 'done'");
        assertEquals(1, run(claimed("{}")).tally().unheard());
        assertEquals(2, count("event"));
    }

    @Test
    void whatCannotEvenBeKeptStopsItWhereItIs() {
        sheets.run("alter table event add constraint full_disk check (topic <> 'attune:unheard')");
        var ended = run(claimed("{\"since\":\"2026-11-22T11:55:00Z\"}"));
        sheets.run("alter table event drop constraint full_disk");

        assertTrue(ended.failed().orElseThrow().startsWith("it cannot be kept: "), ended.failed().orElseThrow());
        assertTrue(ended.soon());
        assertEquals("2026-11-22T11:55:00Z", ended.course().since().orElseThrow().toString());
        assertTrue(ended.course().began().isPresent());
    }

    @Test
    void aPageThatIsNotKnownAnyMoreLeadsBackToTheFirst() {
        heal();
        var ended = run(claimed("{\"began\":\"2026-11-22T12:00:00Z\",\"page\":\"spent\",\"records\":50}"));

        assertEquals("", ended.failed().orElse(""));
        assertEquals(new Course.Tally(50 + customers, 0, 1), ended.tally());
        assertEquals("2026-11-22T11:55:00Z", ended.course().since().orElseThrow().toString());
        assertEquals(customers, count("link where mapping = 'customer'"));
    }

    @Test
    void itDoesNotBeginAnewForEver() {
        var ended = run(claimed("""
                {"since":"2026-11-21T12:00:00Z","began":"2026-11-22T12:00:00Z","page":"spent","restarts":3}"""));

        assertEquals("its next page was refused again and again: Invalid cursor for current pagination sort.",
                ended.failed().orElseThrow());
        assertEquals(false, ended.soon());
        assertEquals("{\"since\":\"2026-11-21T12:00:00Z\"}", ended.course().text());
    }

    @Test
    void whatAListingLeavesOutIsAskedForBeforeItIsBelieved() {
        heal();
        run(claimed("{}"));
        sheets.run("update link set ext_id = '404' where ext_id = '" + poisoned + "'",
                "update record set created_at = created_at - interval '1 h'", "delete from delivery",
                "delete from cursor where mapping = 'customer'");
        run(claimed("{}"));

        assertEquals("404 due", sheets.one("""
                select ext_id || ' ' || state from delivery join link using (record, system) where asked > 0"""));
        assertEquals("0", sheets.one("select count(*) from record where ended_at is not null"));
    }
}
