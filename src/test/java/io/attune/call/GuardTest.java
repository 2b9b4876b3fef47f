package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.attune.call.Reply.Answered;
import io.attune.call.Reply.Lost;
import io.attune.connector.HttpAnswer;
import io.attune.runtime.MovedClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a breaker makes of a call that it guards, whatever the call and the listener do. */
class GuardTest {

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final Breaker breaker = new Breaker("crm upsert", clock, Duration.ofSeconds(30), (one, state) -> {});

    @Test
    void countsACallThatThrowsBeforeItStarts() {
        for (int i = 0; i < 10; i++) {
            var failure = breaker.guard(() -> {
                throw new IllegalStateException("a bug");
            }, answer -> false).onItem().transform(Object::toString).onFailure().recoverWithItem(Throwable::getMessage);
            assertEquals("a bug", failure.await().indefinitely());
        }
        assertEquals(State.OPEN, breaker.state());
    }

    @Test
    void losesNoReplyToAListenerThatFails() {
        var fragile = new Breaker("crm", clock, Duration.ofSeconds(30), (from, to) -> {
            throw new IllegalStateException("a bug");
        });

        for (int i = 0; i < 10; i++) {
            var reply = fragile.guard(() -> Uni.createFrom().item(answer(500)), answer -> false);
            assertInstanceOf(Answered.class, reply.await().indefinitely());
        }
        assertEquals(State.OPEN, fragile.state());
    }

    @Test
    void asksForAPermissionAtEachSubscription() {
        var made = new AtomicInteger();
        var call = breaker.guard(() -> Uni.createFrom().item(() -> {
            made.incrementAndGet();
            return new Lost("");
        }), answer -> false);

        for (int i = 0; i < 20; i++) {
            call.await().indefinitely();
        }

        assertEquals(10, made.get());
    }

    private static Reply answer(int status) {
        return new Answered(new HttpAnswer(status, Map.of(), new byte[0]));
    }
}
