package io.attune.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.process.ThisProcess;
import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import io.attune.sweep.Cursors.Claimed;
import io.attune.sweep.Cursors.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Name SHOP = new Name("customer", "shop", Kind.CHANGED);

    private final MovedClock clock = new MovedClock(NOON);
    private final ThisProcess here = new ThisProcess();
    private final ThisProcess there = new ThisProcess();
    private PostgresPool database;
    private Cursors cursors;
    private Cursors elsewhere;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        cursors = new Cursors(database.pool(), clock, here);
        elsewhere = new Cursors(database.pool(), clock, there);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void know(int firstMinute, int latestMinute) {
        cursors.know(SHOP, NOON.plusSeconds(60L * firstMinute), NOON.plusSeconds(60L * latestMinute)).await().indefinitely();
    }

    private static Optional<Claimed> claim(Cursors cursors) {
        return cursors.claim().await().indefinitely();
    }

    private List<String> due() {
        return database.rows("select to_char(due_at at time zone 'UTC', 'HH24:MI') from cursor");
    }

    @Test
    void aScheduleThatBecameShorterIsHeardOfAtOnceAndALongerOneAfterTheNext() {
        know(1440, 1500);
        assertEquals(List.of("12:00"), due()); // of the next day
        know(15, 16);
        assertEquals(List.of("12:16"), due());
        know(60, 63);
        assertEquals(List.of("12:16"), due());
    }

    @Test
    void isClaimedWhenItIsDueByOne() {
        know(15, 16);
        assertEquals(Optional.empty(), claim(cursors));

        clock.move(Duration.ofMinutes(15));
        assertEquals(Optional.of(new Claimed(SHOP, Course.NEW, 1)), claim(cursors));
        assertEquals(Optional.empty(), claim(elsewhere));
    }

    @Test
    void whoeverCallsForOneHasItAtOnceUnlessItIsUnderWay() {
        know(15, 16);
        assertTrue(cursors.dueNow(SHOP).await().indefinitely());
        assertTrue(claim(elsewhere).isPresent());
        assertFalse(cursors.dueNow(SHOP).await().indefinitely());

        clock.move(Duration.ofMinutes(5));
        assertTrue(cursors.dueNow(SHOP).await().indefinitely(), "its process left it behind");
        assertEquals(List.of("12:00"), due(), "what is overdue stays so");
    }

    @Test
    void aLeaseEndsAfterFiveMinutesWithoutAPageAndItsProcessNotices() {
        know(0, 0);
        var first = claim(cursors).orElseThrow();
        clock.move(Duration.ofMinutes(4));
        var page2 = first.course().begun(NOON).at("p2");
        cursors.store(first, page2).await().indefinitely();
        clock.move(Duration.ofMinutes(4));
        assertEquals(Optional.empty(), claim(elsewhere));

        clock.move(Duration.ofMinutes(1));
        assertEquals(Optional.of(new Claimed(SHOP, page2, 2)), claim(elsewhere));

        assertThrows(TakenOver.class, () -> cursors.store(first, page2.at("p3")).await().indefinitely());
        cursors.end(first, Ended.through(page2, Duration.ZERO), NOON.plusSeconds(86_400)).await().indefinitely();
        assertEquals(List.of("{\"began\":\"2026-11-22T12:00:00Z\",\"page\":\"p2\"}|" + there.id()),
                database.rows("select value, holder from cursor"));
    }

    @Test
    void whatADeadProcessHadIsFreeAtOnce() {
        know(0, 0);
        claim(elsewhere);

        assertEquals(0, database.pool().withConnection(db -> cursors.free(db, here.id())).await().indefinitely());
        assertEquals(Optional.empty(), claim(cursors));
        assertEquals(1, database.pool().withConnection(db -> cursors.free(db, there.id())).await().indefinitely());
        assertEquals(Optional.of(new Claimed(SHOP, Course.NEW, 2)), claim(cursors));
    }

    @Test
    void itsEndIsThereToSee() {
        know(0, 0);
        var sweep = claim(cursors).orElseThrow();
        var course = sweep.course().begun(NOON).with(new Course.Tally(70, 2, 0)).at("p3");
        cursors.end(sweep, Ended.broken(course, "503: away"), NOON.plusSeconds(60)).await().indefinitely();

        assertEquals(List.of("12:01|70|2|503: away|null|p3"), database.rows("""
                select to_char(due_at at time zone 'UTC', 'HH24:MI'), records, unheard, failed, leased_to,
                    value::json ->> 'page' from cursor where ended_at = '2026-11-22T12:00:00Z'"""));

        clock.move(Duration.ofMinutes(1));
        var again = claim(cursors).orElseThrow();
        cursors.end(again, Ended.through(again.course(), Duration.ZERO), NOON.plusSeconds(900)).await().indefinitely();
        assertEquals(List.of("12:15|70|2|null|{\"since\":\"2026-11-22T11:55:00Z\"}"), database.rows("""
                select to_char(due_at at time zone 'UTC', 'HH24:MI'), records, unheard, failed, value from cursor"""));
    }

    @Test
    void allOfAMappingAreSweptSoonButThoseUnderWay() {
        know(0, 0);
        cursors.know(new Name("customer", "crm", Kind.CHANGED), NOON.plusSeconds(900), NOON.plusSeconds(900))
                .await().indefinitely();
        claim(cursors);
        clock.move(Duration.ofMinutes(1));
        cursors.dueNow("customer", Kind.CHANGED).await().indefinitely();

        assertEquals(List.of("crm|12:01", "shop|12:00"), database.rows("""
                select system, to_char(due_at at time zone 'UTC', 'HH24:MI') from cursor order by system"""));
    }
}
