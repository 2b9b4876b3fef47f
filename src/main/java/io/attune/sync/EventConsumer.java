package io.attune.sync;

import io.attune.catalog.Catalog;
import io.attune.connection.Connection;
import io.attune.connector.Change;
import io.attune.connector.Inbound;
import io.attune.document.JsonText;
import io.attune.event.Event;
import io.attune.event.EventLog;
import io.attune.failpoint.Failpoint;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes events off the inbox and runs the steps that they lead to. An event may come twice: its second time has no
 * effect.
 */
@ApplicationScoped
public class EventConsumer {

    private final Catalog catalog;
    private final Hearing hearing;
    private final Unheard unheard;
    private final SyncLog log;
    private final EventLog events;

    EventConsumer(Catalog catalog, Hearing hearing, Unheard unheard, SyncLog log, EventLog events) {
        this.catalog = catalog;
        this.hearing = hearing;
        this.unheard = unheard;
        this.log = log;
        this.events = events;
    }

    /** Completes when all its steps are committed; the event is settled then. */
    @Incoming(Event.CHANNEL)
    public Uni<Void> consume(Event event) {
        return Unheard.is(event) ? hearAgain(event) : catalog.connection(event.connection())
                .map(connection -> read(connection, event).fold(
                        changes -> run(connection, event, changes.changes()),
                        ignored -> ignore(event, ignored.why()),
                        unreadable -> park(event, unreadable.why())))
                .orElseGet(() -> ignore(event, "there is no connection " + event.connection() + " any more"));
    }

    private Uni<Void> hearAgain(Event event) {
        return unheard.again(event).chain(told -> told.map(one -> hear(event, List.of(one)))
                .orElseGet(() -> ignore(event, "no mapping in force has that system of " + event.connection())));
    }

    private static Inbound read(Connection connection, Event event) {
        return JsonText.read(event.body()) instanceof JsonText.Reading.Readable body
                ? connection.connector().webhooks().read(event.topic(), event.headers(), body.tree())
                : new Inbound.Unreadable(((JsonText.Reading.Unreadable) JsonText.read(event.body())).why());
    }

    private Uni<Void> run(Connection connection, Event event, List<Change> changes) {
        var told = changes.stream().flatMap(change -> heard(connection, event, change)).toList();
        if (told.isEmpty()) {
            var objects = changes.stream().map(Change::object).distinct().toList();
            return ignore(event, "no mapping has " + String.join(", ", objects) + " of " + event.connection());
        }
        return hear(event, told);
    }

    private Uni<Void> hear(Event event, List<Told> told) {
        return Multi.createFrom().iterable(told)
                .onItem().transformToUniAndConcatenate(this::hear)
                .collect().asList()
                .invoke(Failpoint.HEARD_BEFORE_SETTLED::hit)
                .invoke(heard -> settle(event, heard))
                .replaceWithVoid();
    }

    private Uni<Heard> hear(Told told) {
        return hearing.hear(told).invoke(result -> log.merged(told, result)).map(result -> new Heard(told, result));
    }

    private Stream<Told> heard(Connection connection, Event event, Change change) {
        return catalog.mappings().stream().flatMap(mapping -> mapping.systems().stream()
                .filter(system -> system.connection().equals(event.connection()))
                .filter(system -> system.object().equals(change.object()))
                .map(system -> new Told(mapping, system, change, event.receivedAt(), OptionalLong.of(event.id()),
                        Actors.of(connection, change.actor()), Told.Evidence.TOLD)));
    }

    /** An event that led to no record is ignored. */
    private void settle(Event event, List<Heard> heard) {
        var words = heard.stream().map(Heard::words).distinct().collect(Collectors.joining("; "));
        if (heard.stream().allMatch(one -> one.result().record().isEmpty())) {
            events.ignored(event.id(), words);
        } else {
            events.done(event.id(), words);
        }
    }

    private Uni<Void> ignore(Event event, String why) {
        log.ignored(event, why);
        events.ignored(event.id(), why);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> park(Event event, String why) {
        log.unreadable(event, why);
        events.unreadable(event.id(), why);
        return Uni.createFrom().voidItem();
    }

    private record Heard(Told told, StepResult result) {

        String words() {
            return told.mapping().name() + ": " + result.words();
        }
    }
}
