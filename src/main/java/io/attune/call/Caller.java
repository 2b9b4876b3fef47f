package io.attune.call;

import io.attune.connection.Connection;
import io.attune.connector.Call;
import io.attune.egress.Egress;
import io.attune.runtime.StartRefused;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Calls systems: signs in, keeps to their limits, leaves them alone while they are ill, goes only where it may. When a
 * breaker closes, {@link BreakerClosed} is fired.
 */
@Startup
@ApplicationScoped
public class Caller {

    private final Lines lines;
    private final SignIn signIn;

    /**
     * What calls are made with.
     *
     * @param nanos       monotonic time
     * @param breakerWait how long a breaker stays open the first time
     */
    record Means(Transport transport, LongSupplier nanos, Duration breakerWait) {

        private static final Duration SHORTEST = Duration.ofSeconds(1);

        Means {
            if (breakerWait.compareTo(SHORTEST) < 0 || breakerWait.compareTo(Breaker.LONGEST_WAIT) > 0) {
                throw new StartRefused("attune.call.breaker-wait is from " + SHORTEST + " to " + Breaker.LONGEST_WAIT
                        + ", not " + breakerWait);
            }
        }
    }

    @Inject
    Caller(Surroundings around, Event<BreakerClosed> closed,
            @ConfigProperty(name = "attune.egress.allow") Optional<List<String>> doors,
            @ConfigProperty(name = "attune.call.breaker-wait", defaultValue = "PT30S") Duration breakerWait) {
        this(around, closed::fire, new Means(new Transport(around.vertx(),
                StartRefused.unlessRead(() -> Egress.reading(doors.orElse(List.of()))),
                new SystemResolver(around.vertx()), new HttpClientOptions()), System::nanoTime, breakerWait));
    }

    Caller(Surroundings around, Consumer<BreakerClosed> closed, Means means) {
        lines = new Lines(new Lines.Parts(means.transport, new CallLog(around.metrics()), around.clock(), means.nanos,
                closed, around.board(), around.replicas()::living, means.breakerWait));
        var endpoint = new TokenEndpoint(lines, around.clock());
        signIn = new SignIn(lines, new Tokens(endpoint, new Rotation(endpoint, around.tokens()), around.clock()));
    }

    /**
     * Makes the call, and repeats it once with a new token where the first was spent. Never fails, and ends on the
     * Vert.x context it was asked on. A try is a try only if the reply is not NOT_TRIED.
     */
    public Uni<Reply> call(Connection connection, Call call) {
        return Uni.createFrom().deferred(() -> made(connection, call).emitOn(Here.executor()));
    }

    private Uni<Reply> made(Connection connection, Call call) {
        return Uni.createFrom().deferred(() -> signIn.send(connection, call))
                .onFailure().recoverWithItem(e -> broken(connection, call, e));
    }

    /** Makes no call of this connection for so long: an answer said so in a way that only its reader understands. */
    public void pause(Connection connection, Duration length) {
        lines.of(connection).pause(length);
    }

    /** Whether calls of this connection, or some kinds of them, are not made for a while: it is ill, or asked for it. */
    public boolean isLeftAlone(String connection) {
        return lines.isLeftAlone(connection);
    }

    /** Leaves alone what other processes do, and takes up what they have taken up again. */
    void heed(List<Standstill> others) {
        lines.heed(others);
    }

    /** A bug of ours, so nobody knows how far it came. */
    private static Reply broken(Connection connection, Call call, Throwable e) {
        Log.errorf(e, "call.failed connection=%s kind=%s", connection.name(), call.kind());
        return new Reply.Lost("the call broke off inside Attune");
    }
}
