package io.attune.call;

import io.attune.connection.Connection;
import io.attune.connector.Batch;
import io.attune.connector.BatchResults;
import io.attune.connector.Call;
import io.attune.connector.ConnectorObject;
import io.attune.connector.HttpAnswer;
import io.attune.connector.Page;
import io.attune.connector.Search;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Makes a call and says how it ended: what the connector says of an answer, or what having none means. */
@ApplicationScoped
public class Calls {

    /**
     * A limit that ends within this is waited for: an attempt that has begun does not throw away what it has learnt.
     */
    static final Duration PATIENCE = Duration.ofSeconds(2);
    /** How long all the waits of one call may take; with its other calls, an attempt must end before its lease does. */
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 100;

    private final Caller caller;
    private final Clocks clocks;
    private final Clock clock;
    private final RandomGenerator random;
    /** Not the timers of Vert.x: these end with whatever server they were set by, and a stop waits for what has begun. */
    private final ScheduledExecutorService timers;

    Calls(Caller caller, Clocks clocks, Clock clock, RandomGenerator random, Vertx vertx) {
        this.caller = caller;
        this.clocks = clocks;
        this.clock = clock;
        this.random = random;
        this.timers = vertx.nettyEventLoopGroup();
    }

    public Uni<Outcome> make(Connection connection, ConnectorObject object, Call call) {
        return make(connection, call, answer -> object.outcome(call, answer), Function.identity())
                .invoke(outcome -> heed(connection, outcome));
    }

    public Uni<Search> search(Connection connection, ConnectorObject object, Call call) {
        return make(connection, call, answer -> object.search(call, answer), Search.Failed::new)
                .invoke(search -> heed(connection, search));
    }

    public Uni<BatchResults<Outcome>> make(Connection connection, Batch batch) {
        return make(connection, batch.call(), batch::outcomes, batch::outcomes)
                .invoke(results -> results.each().forEach(one -> one.ifPresent(it -> heed(connection, it))));
    }

    public Uni<BatchResults<Search>> search(Connection connection, Batch batch) {
        return make(connection, batch.call(), batch::searches, batch::searches)
                .invoke(results -> results.each().forEach(one -> one.ifPresent(it -> heed(connection, it))));
    }

    public Uni<Page> list(Connection connection, ConnectorObject object, Call call) {
        return make(connection, call, answer -> object.page(call, answer), Page.Failed::new)
                .invoke(page -> {
                    if (page instanceof Page.Failed failed) {
                        heed(connection, failed.outcome());
                    }
                });
    }

    /**
     * Only the reader of an answer's body knows of a limit that is told with status 200: the whole connection waits.
     */
    private void heed(Connection connection, Outcome outcome) {
        if (outcome instanceof Outcome.NotDone refused && refused.refusal() == Refusal.RATE_LIMITED) {
            refused.pause().ifPresent(pause -> caller.pause(connection, pause));
        }
    }

    private void heed(Connection connection, Search search) {
        if (search instanceof Search.Failed failed) {
            heed(connection, failed.outcome());
        }
    }

    private <T> Uni<T> make(Connection connection, Call call, Function<HttpAnswer, T> reading,
            Function<Outcome, T> failed) {
        return patiently(connection, call, LONGEST).map(reply -> reply.fold(
                answered -> reading.apply(answered.answer()),
                notSent -> failed.apply(new Outcome.NotDone(notSent.refusal(), notSent.words(), notSent.pause())),
                lost -> failed.apply(new Outcome.Unknown(lost.words(), Optional.empty()))));
    }

    private Uni<Reply> patiently(Connection connection, Call call, Duration left) {
        return timed(connection, call).chain(reply -> {
            var wait = wait(reply, left);
            return wait.isZero() ? Uni.createFrom().item(reply)
                    : Uni.createFrom().voidItem().onItem().delayIt().onExecutor(timers).by(wait)
                            .chain(() -> patiently(connection, call, left.minus(wait)));
        });
    }

    /** Each answer also tells what its sender's clock shows. */
    private Uni<Reply> timed(Connection connection, Call call) {
        var begun = clock.instant();
        return caller.call(connection, call).invoke(reply -> {
            if (reply instanceof Reply.Answered answered) {
                clocks.heard(connection.name(), answered.answer(), begun, clock.instant());
            }
        });
    }

    /** A moment, not the same for all who wait; zero where waiting is of no use or there was enough of it. */
    private Duration wait(Reply reply, Duration left) {
        return reply instanceof Reply.NotSent put && put.refusal() == Refusal.NOT_TRIED && left.toMillis() > LOOK_MILLIS
                && put.pause().filter(pause -> pause.compareTo(PATIENCE) <= 0).isPresent()
                ? Duration.ofMillis(LOOK_MILLIS / 2 + random.nextLong(LOOK_MILLIS))
                : Duration.ZERO;
    }
}
