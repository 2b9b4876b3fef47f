package io.attune.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements that do not wait for each other. */
class PipelineTest {

    private final List<String> sent = new ArrayList<>();
    private final List<UniEmitter<? super Void>> waiting = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    private Uni<Void> statement(String name) {
        return Uni.createFrom().emitter(emitter -> {
            sent.add(name);
            waiting.add(emitter);
        });
    }

    private void run(String... names) {
        Pipeline.run(List.of(names).stream().map(this::statement).toList())
                .subscribe().with(done -> ends.add("done"), failure -> ends.add(failure.getMessage()));
    }

    @Test
    void allAreSentInTheirOrderBeforeOneIsAnswered() {
        run("a", "b", "c");
        assertEquals(List.of("a", "b", "c"), sent);

        waiting.forEach(one -> one.complete(null));
        assertEquals(List.of("done"), ends);
    }

    @Test
    void itEndsWhenAllAreAnsweredAndFailsAsTheFirstOneDid() {
        run("a", "b", "c");

        waiting.get(2).fail(new IllegalStateException("the transaction is aborted"));
        waiting.get(1).fail(new IllegalStateException("a key is doubled"));
        assertTrue(ends.isEmpty());
        waiting.get(0).complete(null);

        assertEquals(List.of("a key is doubled"), ends);
    }

    @Test
    void withoutStatementsThereIsNothingToWaitFor() {
        run();

        assertEquals(List.of("done"), ends);
    }
}
