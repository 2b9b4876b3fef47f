package io.attune.sync;

import io.attune.event.Event;
import io.attune.redaction.Redactor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** One wide line and one count for each step. No values: ids, names and reasons only. */
@ApplicationScoped
class SyncLog {

    private final MeterRegistry metrics;
    private final jakarta.enterprise.event.Event<Lagging> lagging;

    SyncLog(MeterRegistry metrics, jakarta.enterprise.event.Event<Lagging> lagging) {
        this.metrics = metrics;
        this.lagging = lagging;
    }

    void merged(Told told, StepResult result) {
        metrics.counter("record.merged", "mapping", told.mapping().name()).increment();
        Log.infof("record.merged event=%s mapping=%s system=%s record=%s result=\"%s\" lagging=%s",
                told.event().isPresent() ? Long.toString(told.event().getAsLong()) : "-", told.mapping().name(),
                told.system().name(), result.record().map(UUID::toString).orElse("-"), result.words(),
                result.lagging());
        if (!result.lagging().isEmpty() && !result.isTaken()) {
            lagging.fire(new Lagging(told.mapping().name()));
        }
    }

    void ignored(Event event, String why) {
        metrics.counter("event.ignored", "connection", event.connection()).increment();
        Log.infof("event.ignored event=%d connection=%s topic=\"%s\" why=\"%s\"", event.id(), event.connection(),
                Redactor.line(event.topic()), why);
    }

    void unreadable(Event event, String why) {
        metrics.counter("event.unreadable", "connection", event.connection()).increment();
        Log.warnf("event.unreadable event=%d connection=%s why=\"%s\" next=\"parked for a person\"", event.id(),
                event.connection(), Redactor.line(why));
    }
}
