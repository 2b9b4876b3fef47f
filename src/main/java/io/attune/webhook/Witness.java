package io.attune.webhook;

import io.attune.connector.Verdict.Refused;
import io.attune.event.Arrival;
import io.attune.event.Receipt.Repeated;
import io.attune.redaction.Redactor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts and logs how each webhook ended: one line and one count each. */
@ApplicationScoped
class Witness {

    private static final String CONNECTION = "connection";

    private final MeterRegistry metrics;

    Witness(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void came(String connection) {
        metrics.counter("event.received", CONNECTION, connection).increment();
    }

    void stored(Arrival arrival, long event) {
        metrics.counter("event.stored", CONNECTION, arrival.connection()).increment();
        Log.infof("event.received connection=%s event=%d delivery=\"%s\" topic=\"%s\" bytes=%d", arrival.connection(),
                event, Redactor.line(arrival.deliveryId()), Redactor.line(arrival.topic()), arrival.body().length);
    }

    /** One delivery id with two bodies is an alarm: the sender is broken, or somebody replays with a stolen secret. */
    void repeated(Arrival arrival, Repeated repeated) {
        var body = repeated.sameBody() ? "same" : "other";
        metrics.counter("event.repeated", CONNECTION, arrival.connection(), "body", body).increment();
        var line = "event.repeated connection=%s event=%d delivery=\"%s\" body=%s".formatted(arrival.connection(),
                repeated.event(), Redactor.line(arrival.deliveryId()), body);
        if (repeated.sameBody()) {
            Log.info(line);
        } else {
            Log.error(line);
        }
    }

    void refused(String connection, Refused refused) {
        var reason = refused.reason();
        metrics.counter("event.refused", CONNECTION, connection, "reason", reason.code()).increment();
        Log.warnf("event.refused connection=%s reason=%s status=%d why=\"%s\"", connection, reason.code(),
                reason.status(), Redactor.line(refused.why()));
    }
}
