package io.attune.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.PostgresPool;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private final List<UUID> freed = new ArrayList<>();
    private final Map<ThisProcess, Replicas> replicas = new HashMap<>();
    private final ThisProcess first = new ThisProcess();
    private final ThisProcess second = new ThisProcess();
    private PostgresPool database;
    private Presence ofFirst;
    private Presence ofSecond;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        ofFirst = presence(first);
        ofSecond = presence(second);
        look(ofFirst);
        look(ofSecond);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoLivesKeepsItsWork() {
        look(ofFirst);
        look(ofSecond);

        assertEquals(List.of(), freed);
        assertEquals(List.of("2"), database.rows("select count(*) from process"));
    }

    @Test
    void eachKnowsHowManyThereAre() {
        look(ofFirst);
        assertEquals(2, replicas.get(first).living());

        ofSecond.stop(null);
        look(ofFirst);
        assertEquals(1, replicas.get(first).living());
    }

    @Test
    void whoLooksTwiceAtOnceWaitsForNobody() {
        var third = new ThisProcess();
        var presence = presence(third);

        Uni.join().all(presence.look(), presence.look()).andCollectFailures().onFailure().recoverWithNull()
                .await().atMost(Duration.ofSeconds(20));
        look(presence);

        assertEquals(List.of("3"), database.rows("select count(*) from process"));
        assertEquals(List.of("3"), database.rows("select count(*) from pg_locks where locktype = 'advisory' and granted"));
    }

    @Test
    void whatADeadProcessHadIsFreedOnce() {
        die(second);

        look(ofFirst);
        look(ofFirst);

        assertEquals(List.of(second.id()), freed);
        assertEquals(List.of(first.id().toString()), database.rows("select id from process"));
    }

    @Test
    void whoseSessionBrokeIsThereAgain() {
        die(second);
        look(ofFirst);

        look(ofSecond); // notices
        look(ofSecond); // enters anew
        look(ofFirst);

        assertEquals(List.of(second.id()), freed);
        assertEquals(List.of("2"), database.rows("select count(*) from process"));
    }

    @Test
    void whoStopsInOrderLeavesNothingBehind() {
        ofSecond.stop(null);
        look(ofFirst);

        assertEquals(List.of(), freed);
        assertEquals(List.of(first.id().toString()), database.rows("select id from process"));
    }

    private Presence presence(ThisProcess process) {
        Leases leases = (SqlConnection db, UUID dead) -> Uni.createFrom().item(1).invoke(() -> freed.add(dead));
        return new Presence(database.pool(), process, List.of(leases), Clock.systemUTC(),
                replicas.computeIfAbsent(process, one -> new Replicas()));
    }

    private static void look(Presence presence) {
        presence.look().onFailure().recoverWithNull().await().indefinitely();
    }

    /** As `kill -9` does it: the system closes the session's socket, the database ends the session and its locks. */
    private void die(ThisProcess process) {
        database.run("""
                select pg_terminate_backend(pid, 5000) from pg_locks, hashtextextended('process %s', 0) key
                where locktype = 'advisory' and granted and (classid::bigint << 32 | objid::bigint) = key"""
                .formatted(process.id()));
    }
}
