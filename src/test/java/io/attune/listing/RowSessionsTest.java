package io.attune.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.attune.runtime.PostgresPool;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowSessionsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private PostgresPool database;
    private RowSessions sessions;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        sessions = new RowSessions(database.vertx(), database.pool(), new RowTypes(List.of()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** As pages do that are asked for right after a start, when nothing is set up yet, and later. */
    @Test
    void whoeverAsksIsAnsweredOnTheContextOfTheQuestion() {
        assertEquals(Collections.nCopies(20, "7 at home"), asked(20, this::newHome));
        assertEquals(Collections.nCopies(20, "7 at home"), asked(20, this::newHome));
    }

    @Test
    void onePageMayAskForManyThingsAtOnce() {
        var page = newHome();

        assertEquals(Collections.nCopies(20, "7 at home"), asked(20, () -> page));
        assertEquals(Collections.nCopies(20, "7 at home"), asked(20, () -> page));
    }

    /** What stays open would hold one of the pool's sixteen. */
    @Test
    void whatFailsLeavesNothingOpen() {
        for (int i = 0; i < 40; i++) {
            var failing = sessions.withSession(session -> session.createNativeQuery("select 1 / 0", Integer.class)
                    .getSingleResult()).onFailure().recoverWithNull();
            assertNull(failing.await().atMost(PATIENCE));
        }

        assertEquals(List.of("7 at home"), asked(1, this::newHome));
    }

    @Test
    void closingLeavesTheConnectionsToOthers() {
        asked(1, this::newHome);
        sessions.close();

        assertEquals(List.of("7"), database.rows("select 7"));
    }

    @Test
    void whatWasNeverAskedHasNothingToClose() {
        sessions.close();

        assertEquals(List.of("7"), database.rows("select 7"));
    }

    private List<String> asked(int times, Supplier<Context> home) {
        var answers = Stream.generate(() -> asked(home.get())).limit(times).toList();
        return Uni.join().all(answers).andFailFast().await().atMost(PATIENCE);
    }

    private Context newHome() {
        return VertxContext.createNewDuplicatedContext(database.vertx().getDelegate().getOrCreateContext());
    }

    private Uni<String> asked(Context home) {
        return Uni.createFrom().<String>emitter(answer -> home.runOnContext(nothing -> seven()
                .subscribe().with(seven -> answer.complete(seven + (isHere(home) ? " at home" : " elsewhere")),
                        answer::fail)));
    }

    private Uni<Integer> seven() {
        return sessions.withSession(session -> session.createNativeQuery("select 7", Integer.class).getSingleResult());
    }

    private static boolean isHere(Context home) {
        return Vertx.currentContext() == home;
    }
}
