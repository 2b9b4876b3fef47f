package io.attune.kafka;

import io.attune.event.Arrival;
import io.attune.event.Intake;
import io.attune.event.Receipt;
import io.attune.event.Receipt.NotStored;
import io.attune.event.Repeats;
import io.attune.kafka.ArrivalRecord.Content;
import io.attune.kafka.ArrivalRecord.Foreign;
import io.attune.kafka.ArrivalRecord.Newer;
import io.attune.kafka.ArrivalRecord.Ours;
import io.attune.redaction.Redactor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Stores the arrivals of a batch of messages, and passes by what is none: it is told with its place, where it stays as
 * long as the topic keeps it.
 */
@ApplicationScoped
class MessageStore {

    /** PostgreSQL's class of errors by which a value can never be stored. */
    private static final String DATA = "22";
    /** Its word for a value that exceeds what an index can hold. */
    private static final String TOO_LONG = "54000";

    private final Intake inbox;
    private final Repeats repeats;
    private final MeterRegistry metrics;

    MessageStore(Intake inbox, Repeats repeats, MeterRegistry metrics) {
        this.inbox = inbox;
        this.repeats = repeats;
        this.metrics = metrics;
    }

    private record Placed(String place, Content content) {

        static Placed of(ConsumerRecord<String, byte[]> message) {
            return new Placed(message.topic() + "/" + message.partition() + "/" + message.offset(),
                    ArrivalRecord.read(message));
        }

        Stream<Arrival> arrival() {
            return content instanceof Ours ours ? Stream.of(ours.arrival()) : Stream.empty();
        }
    }

    /** Fails when it is not known whether all are stored, or when one is for a later version: nothing is told then. */
    Uni<Void> store(ConsumerRecords<String, byte[]> messages) {
        var all = StreamSupport.stream(messages.spliterator(), false).map(Placed::of).toList();
        return all.stream().filter(one -> one.content() instanceof Newer).findFirst()
                .map(MessageStore::waits)
                .orElseGet(() -> store(all.stream().flatMap(Placed::arrival).toList())
                        .invoke(receipts -> tell(all, receipts)).replaceWithVoid());
    }

    private static Uni<Void> waits(Placed newer) {
        return Uni.createFrom().failure(new IllegalStateException(newer.place() + " is of a later version of Attune, in"
                + " format " + ((Newer) newer.content()).format() + ": a process of that version must read it"));
    }

    private Uni<List<Receipt>> store(List<Arrival> arrivals) {
        return inbox.storeAll(arrivals).onFailure(MessageStore::isForTheData).recoverWithUni(failure ->
                arrivals.size() > 1 ? storeHalves(arrivals)
                        : Uni.createFrom().item(List.of(new NotStored(failure.getMessage()))));
    }

    private static boolean isForTheData(Throwable failure) {
        return failure instanceof PgException refused && (TOO_LONG.equals(refused.getSqlState())
                || String.valueOf(refused.getSqlState()).startsWith(DATA));
    }

    private Uni<List<Receipt>> storeHalves(List<Arrival> arrivals) {
        int middle = arrivals.size() / 2;
        return store(arrivals.subList(0, middle)).chain(first ->
                store(arrivals.subList(middle, arrivals.size())).map(rest ->
                        Stream.concat(first.stream(), rest.stream()).toList()));
    }

    private void tell(List<Placed> all, List<Receipt> receipts) {
        var next = receipts.iterator();
        for (var one : all) {
            if (one.content() instanceof Ours ours) {
                tell(one.place(), ours.arrival(), next.next());
            } else {
                passBy(one.place(), ((Foreign) one.content()).why());
            }
        }
    }

    private void tell(String place, Arrival arrival, Receipt receipt) {
        if (receipt instanceof Receipt.Stored) {
            metrics.counter("event.fetched", "connection", arrival.connection()).increment();
        } else if (receipt instanceof Receipt.Repeated repeated) {
            repeats.tell(arrival, repeated);
        } else {
            passBy(place, "the database takes no such value: " + ((NotStored) receipt).why());
        }
    }

    private void passBy(String place, String why) {
        metrics.counter("event.foreign").increment();
        Log.errorf("event.foreign place=%s why=\"%s\"", place, Redactor.line(why));
    }
}
