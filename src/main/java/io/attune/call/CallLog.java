package io.attune.call;

import io.attune.connection.Connection;
import io.attune.connector.Call;
import io.attune.egress.Destination;
import io.attune.retry.Refusal;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Locale;

/**
 * Says what became of calls: {@code call.made} (how long, by connection, kind and result), {@code call.put-off} (not
 * tried: breaker, limit, pause) and {@code breaker.opened} (0 closed, 1 open, 0.5 while one call is let through).
 * Neither paths nor headers nor bodies: they hold ids, secrets and people's data.
 */
final class CallLog {

    private static final Duration[] STEPS = {
        Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10)
    };

    private final MeterRegistry metrics;

    CallLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** A call that was tried has ended. */
    void ended(Connection connection, Call call, Reply reply, Duration took) {
        Timer.builder("call.made")
                .description("calls that were tried, by what came of them")
                .tags("connection", connection.name(), "kind", call.kind(), "result", result(reply))
                .serviceLevelObjectives(STEPS)
                .register(metrics)
                .record(took);
        if (reply instanceof Reply.Answered answered) {
            Log.debugf("call.answered connection=%s kind=%s method=%s status=%d bytes=%d ms=%d", connection.name(),
                    call.kind(), call.method(), answered.answer().status(), answered.answer().body().length,
                    took.toMillis());
        } else {
            Log.infof("call.unanswered connection=%s kind=%s method=%s to=%s result=%s ms=%d why=\"%s\"",
                    connection.name(), call.kind(), call.method(), host(call), result(reply), took.toMillis(),
                    words(reply));
        }
    }

    /** Counts a call that was not tried. */
    void putOff(Connection connection, Call call, Reply reply) {
        if (reply instanceof Reply.NotSent notSent && notSent.refusal() == Refusal.NOT_TRIED) {
            metrics.counter("call.put-off", "connection", connection.name(), "kind", call.kind()).increment();
            Log.debugf("call.put-off connection=%s kind=%s why=\"%s\"", connection.name(), call.kind(),
                    notSent.words());
        }
    }

    void watch(String connection, String kind, Breaker breaker) {
        Gauge.builder("breaker.opened", breaker, CallLog::level)
                .description("0 closed, 1 open, 0.5 while one call is let through")
                .tags("connection", connection, "kind", kind)
                .register(metrics);
    }

    void changed(String connection, String kind, State state) {
        if (state == State.OPEN) {
            Log.warnf("breaker.opened connection=%s kind=%s", connection, kind);
        } else if (state == State.CLOSED) {
            Log.infof("breaker.closed connection=%s kind=%s", connection, kind);
        }
    }

    private static double level(Breaker breaker) {
        return switch (breaker.state()) {
            case CLOSED -> 0;
            case HALF_OPEN -> 0.5;
            default -> 1;
        };
    }

    /** {@code 2xx}, {@code unreachable}, {@code lost}: few words, so that the number of series stays small. */
    private static String result(Reply reply) {
        return reply.fold(
                answered -> answered.answer().status() / 100 + "xx",
                notSent -> notSent.refusal().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                lost -> "lost");
    }

    private static String host(Call call) {
        return Destination.of(call.url()).map(Destination::host).orElse("nowhere");
    }

    private static String words(Reply reply) {
        return reply.fold(answered -> "", Reply.NotSent::words, Reply.Lost::words);
    }
}
