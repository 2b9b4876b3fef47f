package io.attune.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.process.ThisProcess;
import io.attune.runtime.LostAnswer;
import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database leased deliveries to a process, and its answer was lost: they are free soon, not when the lease ends. */
class LostClaimTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    /** Each claim raises the number: it was leased, and is not. */
    private static final String GIVEN_BACK = "select record from delivery where lease is null and fence > 1";

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T12:00:00Z"));
    private PostgresPool database;
    private LostAnswer answer;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        answer = LostAnswer.of(database);
        deliveries = new Deliveries(answer.session().pool(), clock, new ThisProcess());
    }

    @AfterEach
    void close() {
        answer.close();
        database.close();
    }

    private void put(int record) {
        var id = "00000000-0000-0000-0000-00000000000" + record;
        database.run("""
                insert into record (id, mapping, mapping_version, created_at, updated_at)
                values ('%s', 'customer', 1, now(), now())""".formatted(id));
        database.run("""
                insert into delivery (record, system, mapping, connection, state, due_at, since, fence)
                values ('%s', 'crm', 'customer', 'crm', 'due', '2026-11-22T11:00:00Z', '2026-11-22T11:00:00Z', 1)"""
                .formatted(id));
    }

    @Test
    void whatAClaimTookIsGivenBack() {
        assertEquals(List.of(), deliveries.claim(10).await().indefinitely());
        put(1);

        answer.losesThatOf(() -> deliveries.claim(10).await().indefinitely());

        await().atMost(SOON).until(() -> database.rows(GIVEN_BACK).size() == 1);
        assertEquals(1, deliveries.claim(10).await().indefinitely().size());
    }

    @Test
    void whatAGroupTookAlongIsGivenBackAndTheFirstOfItIsKept() {
        put(1);
        var first = deliveries.claim(1).await().indefinitely().get(0);
        assertEquals(List.of(), deliveries.claimLike(first, 10).await().indefinitely());
        clock.move(Duration.ofSeconds(1));
        put(2);

        answer.losesThatOf(() -> deliveries.claimLike(first, 10).await().indefinitely());

        await().atMost(SOON).until(() -> database.rows(GIVEN_BACK), rows -> rows.size() == 1);
        assertEquals(List.of(first.record().toString()),
                database.rows("select record from delivery where lease is not null"));
    }
}
