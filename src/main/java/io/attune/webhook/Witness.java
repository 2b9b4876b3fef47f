package io.attune.webhook;

import io.attune.connector.Verdict.Refused;
import io.attune.event.Arrival;
import io.attune.event.Receipt.Repeated;
import io.attune.event.Repeats;
import io.attune.redaction.Redactor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts and logs how each webhook ended: one line and one count each. */
@ApplicationScoped
class Witness {

    private static final String CONNECTION = "connection";

    private final MeterRegistry metrics;
    private final Repeats repeats;

    Witness(MeterRegistry metrics, Repeats repeats) {
        this.metrics = metrics;
        this.repeats = repeats;
    }

    void came(String connection) {
        metrics.counter("event.received", CONNECTION, connection).increment();
    }

    /** @param where the name and the value of what it is found by */
    void stored(Arrival arrival, String where) {
        metrics.counter("event.stored", CONNECTION, arrival.connection()).increment();
        Log.infof("event.received connection=%s %s delivery=\"%s\" topic=\"%s\" bytes=%d", arrival.connection(),
                where, Redactor.line(arrival.deliveryId()), Redactor.line(arrival.topic()), arrival.body().length);
    }

    void repeated(Arrival arrival, Repeated repeated) {
        repeats.tell(arrival, repeated);
    }

    void refused(String connection, Refused refused) {
        var reason = refused.reason();
        metrics.counter("event.refused", CONNECTION, connection, "reason", reason.code()).increment();
        Log.warnf("event.refused connection=%s reason=%s status=%d why=\"%s\"", connection, reason.code(),
                reason.status(), Redactor.line(refused.why()));
    }
}
