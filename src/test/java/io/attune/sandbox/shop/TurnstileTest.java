package io.attune.sandbox.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final Turnstile turnstile = new Turnstile();
    private final List<String> begun = new ArrayList<>();
    private final List<UniEmitter<? super String>> open = new ArrayList<>();

    @Test
    void oneAtATimeInTheirOrder() {
        var results = new ArrayList<String>();
        for (var name : List.of("a", "b", "c")) {
            turnstile.pass(() -> work(name)).subscribe().with(results::add);
        }
        assertEquals(List.of("a"), begun);

        open.get(0).complete("A");
        assertEquals(List.of("a", "b"), begun);

        open.get(1).complete("B");
        open.get(2).complete("C");
        assertEquals(List.of("A", "B", "C"), results);
    }

    @Test
    void aFailureLetsTheNextOneThrough() {
        var failed = turnstile.<String>pass(() -> {
            throw new IllegalStateException("broken");
        });

        assertThrows(IllegalStateException.class, () -> failed.await().indefinitely());
        assertEquals("fine", turnstile.pass(() -> Uni.createFrom().item("fine")).await().indefinitely());
    }

    @Test
    void aLongQueueOfShortWorkNeedsNoStack() {
        turnstile.pass(() -> work("first")).subscribe().with(done -> {});
        var over = new ArrayList<Integer>();
        for (int i = 0; i < 50_000; i++) {
            int number = i;
            turnstile.pass(() -> Uni.createFrom().item(number)).subscribe().with(over::add);
        }

        open.get(0).complete("go");

        assertEquals(50_000, over.size());
    }

    private Uni<String> work(String name) {
        begun.add(name);
        return Uni.createFrom().emitter(open::add);
    }
}
