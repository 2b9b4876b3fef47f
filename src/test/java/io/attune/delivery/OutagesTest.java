package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.process.ThisProcess;
import io.attune.retry.NextStep;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.retry.RetryPolicy;
import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import io.attune.runtime.StartRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries that an outage put off for an hour, and what a dead process had under way. */
class OutagesTest {

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T12:00:00Z"));
    private PostgresPool database;
    private Outages outages;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        outages = new Outages(database.pool(), clock, Duration.ofSeconds(30));
        database.run("""
                insert into record (id, mapping, mapping_version, created_at, updated_at)
                select ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'customer', 1, now(), now()
                from generate_series(1, 6) n""");
        put(1, "crm", "due", true, 60);
        put(2, "crm", "due", true, 60);
        put(3, "crm", "due", true, 0); // due already
        put(4, "crm", "due", false, 60); // for another reason
        put(5, "crm", "dead", true, 60);
        put(6, "desk", "due", true, 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-30S", "PT0.9S"})
    void whoNeverPausesIsRefused(String every) {
        var refused = assertThrows(StartRefused.class,
                () -> new Outages(database.pool(), clock, Duration.parse(every)));
        assertEquals("attune.delivery.probe-every is at least PT1S, not " + Duration.parse(every),
                refused.getMessage());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void put(int record, String system, String state, boolean outage, int minutes) {
        database.run("""
                insert into delivery (record, system, mapping, connection, state, due_at, since, outage)
                values ('00000000-0000-0000-0000-00000000000%1$d', '%2$s', 'customer', '%2$s', '%3$s',
                    timestamptz '2026-11-22T12:00:00Z' + %5$d * interval '1 min', '2026-11-22T11:00:00Z', %4$s)"""
                .formatted(record, system, state, outage, minutes));
    }

    /** By record: within the spread, and waiting for the outage's end. */
    private List<String> due() {
        return database.rows("""
                select right(record::text, 1), case when due_at = '2026-11-22T12:00:00Z' then 'now'
                        when due_at <= '2026-11-22T12:00:30Z' then 'soon' else 'later' end, outage
                from delivery order by record""");
    }

    @Test
    void whatFailedByTheOutageIsDueWithinHalfAMinuteOnceTheConnectionAnswers() {
        outages.failed("crm");
        outages.answered("crm").await().indefinitely();

        assertEquals(List.of("1|soon|false", "2|soon|false", "3|now|false", "4|later|false", "5|later|true", "6|later|true"), due());
        assertEquals(List.of("t"), database.rows("""
                select case when count(distinct due_at) = 2 then 't' end from delivery where record::text ~ '[12]$'"""));
    }

    @Test
    void anAnswerOfOneThatNeverFailedMovesNothing() {
        outages.answered("crm").await().indefinitely();

        assertEquals(List.of("1|later|true", "2|later|true", "3|now|true", "4|later|false", "5|later|true", "6|later|true"), due());
    }

    @Test
    void oneOfEachConnectionLooksUnlessOneIsAboutTo() {
        outages.probe().await().indefinitely();

        assertEquals(List.of("1|later|true", "2|later|true", "3|now|true", "4|later|false", "5|later|true", "6|now|true"), due());
        outages.answered("desk").await().indefinitely(); // it was noted as failing by the look
        assertEquals("6|now|false", due().get(5));
    }

    /** Each second one compared to every other, an outage with a backlog of some ten thousands would busy the database alone. */
    @Test
    void whoLooksIsFoundAtOnceHoweverManyWait() {
        database.run("""
                insert into record (id, mapping, mapping_version, created_at, updated_at)
                select ('00000000-0000-0000-0001-' || lpad(n::text, 12, '0'))::uuid, 'customer', 1, now(), now()
                from generate_series(1, 3000) n""");
        database.run("""
                insert into delivery (record, system, mapping, connection, state, due_at, since, outage)
                select id, 'crm', 'customer', 'crm', 'due', '2026-11-22T13:00:00Z', '2026-11-22T11:00:00Z', true
                from record where id::text like '00000000-0000-0000-0001-%'""");
        database.run("delete from delivery where connection = 'crm' and due_at <= '2026-11-22T12:00:00Z'");
        database.run("analyze delivery");
        var plan = String.join("\n", database.rows("explain (analyze, costs off, timing off, summary off) "
                + Outages.PROBE.replace("$1", "timestamptz '2026-11-22T12:00:00Z'")));

        var rows = Pattern.compile("rows=(\\d+)").matcher(plan).results().mapToInt(one -> Integer.parseInt(one.group(1)));
        assertTrue(rows.max().orElseThrow() <= 3, plan);
        assertEquals(List.of("2"), database.rows("select count(*) from delivery where due_at = '2026-11-22T12:00:00Z'"));
    }

    /** It failed, was due early since its connection answered once, and found the breaker open again, as often as you like. */
    @Test
    void aConnectionThatComesAndGoesUsesUpNoTries() {
        var deliveries = new Deliveries(database.pool(), clock, new ThisProcess());
        database.run("update delivery set state = 'held'");
        database.run("update delivery set state = 'due', outage = false, tries = 2, due_at = '2026-11-22T12:00:00Z', "
                + "retry_at = '2026-11-22T14:00:00Z' where record::text ~ '1$'");
        var outcomes = List.of(new Outcome.NotDone(Refusal.NOT_TRIED, "open", Optional.of(Duration.ZERO)),
                new Outcome.Unknown("lost", Optional.empty()));
        for (int i = 0; i < 12; i++) {
            var claimed = deliveries.claim(10).await().indefinitely().get(0);
            var next = (NextStep.TryAgain) RetryPolicy.STANDARD.after(outcomes.get(i % 2), claimed.tried(), clock.instant(), 0);
            database.pool().withTransaction(db -> deliveries.tryAgain(db, claimed, next)).await().indefinitely();
            database.run("update delivery set due_at = '2026-11-22T12:00:00Z' where state = 'due'"); // it answered once
        }

        assertEquals(List.of("2|2026-11-22T14:00Z"),
                database.rows("select tries, retry_at from delivery where state = 'due'"));
    }

    @Test
    void whatADeadProcessHadUnderWayIsClaimedAtOnce() {
        var dead = new ThisProcess();
        var there = new Deliveries(database.pool(), clock, dead);
        var here = new Deliveries(database.pool(), clock, new ThisProcess());
        database.run("update delivery set outage = false");
        var first = there.claim(10).await().indefinitely();
        assertEquals(1, first.size());
        assertEquals(List.of(), here.claim(10).await().indefinitely());

        assertEquals(1, database.pool().withTransaction(db -> here.free(db, dead.id())).await().indefinitely());

        database.run("update delivery set fence = 0"); // as of one that was done and is due anew
        var claimed = here.claim(10).await().indefinitely();
        assertEquals(1, claimed.size());
        assertTrue(claimed.get(0).fence() > first.get(0).fence(), "a number that nobody had");
    }
}
