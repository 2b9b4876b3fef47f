package io.attune.event;

import io.attune.event.Receipt.Repeated;
import io.attune.redaction.Redactor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells of deliveries that came again. */
@ApplicationScoped
public class Repeats {

    private final MeterRegistry metrics;

    public Repeats(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** One delivery id with two bodies is an alarm: the sender is broken, or somebody replays with a stolen secret. */
    public void tell(Arrival arrival, Repeated repeated) {
        var body = repeated.sameBody() ? "same" : "other";
        metrics.counter("event.repeated", "connection", arrival.connection(), "body", body).increment();
        var line = "event.repeated connection=%s event=%d delivery=\"%s\" body=%s".formatted(arrival.connection(),
                repeated.event(), Redactor.line(arrival.deliveryId()), body);
        if (repeated.sameBody()) {
            Log.info(line);
        } else {
            Log.error(line);
        }
    }
}
