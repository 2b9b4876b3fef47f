package io.attune.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.event.Arrival;
import io.attune.event.Event;
import io.attune.event.EventLog;
import io.attune.event.Intake;
import io.attune.redaction.Redactor;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Records that a listing showed and whose step failed. Each becomes an event of its own in the inbox, which names it:
 * it is read and heard again as often as an event is, and waits for a person after that. So a listing goes on, and
 * forgets nobody.
 */
@ApplicationScoped
public class Unheard {

    static final String TOPIC = "attune:unheard";

    private final Intake intake;
    private final EventLog events;
    private final Reads reads;
    private final RuleBook rules;
    private final Clock clock;

    Unheard(Intake intake, EventLog events, Reads reads, RuleBook rules, Clock clock) {
        this.intake = intake;
        this.events = events;
        this.reads = reads;
        this.rules = rules;
        this.clock = clock;
    }

    /** Completes when it is on disk; fails if it is not. The same once more adds nothing while that one waits. */
    public Uni<Void> keep(Told told, Throwable failure) {
        Log.warnf("record.unheard mapping=%s system=%s id=%s why=\"%s\" next=\"an event of its own\"",
                told.mapping().name(), told.system().name(), Redactor.line(told.change().id()),
                Redactor.line(String.valueOf(failure.getMessage())));
        return keep(told, name(told), true);
    }

    private Uni<Void> keep(Told told, String deliveryId, boolean first) {
        var arrival = new Arrival(told.system().connection(), deliveryId, TOPIC, Map.of(), body(told),
                clock.instant());
        return intake.store(arrival).chain(receipt -> receipt.fold(
                stored -> Uni.createFrom().voidItem(),
                sent -> Uni.createFrom().voidItem(),
                repeated -> events.isOpen(repeated.event()).chain(open -> open || !first
                        ? Uni.createFrom().voidItem() : keep(told, deliveryId + " " + clock.instant(), false)),
                refused -> Uni.createFrom().failure(new NotReadable("it cannot be kept: " + refused.why()))));
    }

    /** The same for the same record as it is now. */
    private static String name(Told told) {
        var change = told.change();
        var all = String.join("\n", told.mapping().name(), told.system().name(), change.id(), change.kind().name(),
                change.revision().toString(), change.occurredAt().toString(), JsonText.write(change.record()));
        return "unheard " + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] body(Told told) {
        var body = Canonical.NODES.objectNode().put("mapping", told.mapping().name())
                .put("system", told.system().name()).put("id", told.change().id());
        return JsonText.write(body).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the event is one of these. */
    static boolean is(Event event) {
        return TOPIC.equals(event.topic());
    }

    /**
     * The record as it is now; empty where it is nobody's any more. That it is gone is not believed at once, since it
     * may be merged into another. Fails with {@link NotReadable}.
     */
    Uni<Optional<Told>> again(Event event) {
        return named(event).flatMap(body -> rules.place(body.path("mapping").asText(), body.path("system").asText())
                        .filter(place -> place.system().connection().equals(event.connection()))
                        .map(place -> Told.asking(place.mapping(), place.system(), body.path("id").asText(),
                                clock.instant()).toldBy(event.id()).bulk(true)))
                .map(asked -> reads.read(asked, asked.change().id())
                        .map(found -> Optional.of(found.isGone() ? found.with(Told.Evidence.LISTED) : found)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static Optional<JsonNode> named(Event event) {
        return JsonText.read(event.body()) instanceof JsonText.Reading.Readable body
                && body.tree() instanceof ObjectNode named ? Optional.of(named) : Optional.empty();
    }
}
