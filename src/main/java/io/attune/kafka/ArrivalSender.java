package io.attune.kafka;

import io.attune.event.Arrival;
import io.attune.event.Receipt;
import io.attune.event.Receipt.NotStored;
import io.attune.event.Receipt.Sent;
import io.attune.event.Receipt.TooLarge;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Hands arrivals to Kafka's own end of the channel, as many at once as it asks for, and tells their senders within
 * three seconds what became of them. While Kafka is known to be away nothing is tried: they are told at once.
 */
final class ArrivalSender implements Flow.Subscriber<Message<Arrival>> {

    private static final Duration WITHIN = Duration.ofSeconds(3);

    private final Flow.Subscriber<Message<?>> kafka;
    private final TopicProbe probe;
    private final Function<Arrival, ProducerRecord<String, byte[]>> message;
    private Flow.Subscription arrivals;

    ArrivalSender(Flow.Subscriber<Message<?>> kafka, TopicProbe probe,
            Function<Arrival, ProducerRecord<String, byte[]>> message) {
        this.kafka = kafka;
        this.probe = probe;
        this.message = message;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        arrivals = subscription;
        kafka.onSubscribe(subscription);
    }

    @Override
    public void onNext(Message<Arrival> arrival) {
        probe.trouble().<Uni<Receipt>>map(why -> {
            arrivals.request(1); // Kafka's end asks for another only when it is through with one
            return Uni.createFrom().item(new NotStored(why));
        }).orElseGet(() -> send(arrival.getPayload())).subscribe().with(receipt -> tell(arrival, receipt));
    }

    private Uni<Receipt> send(Arrival arrival) {
        var sent = new CompletableFuture<Receipt>();
        var place = new OutgoingMessageMetadata<RecordMetadata>();
        kafka.onNext(Message.of(message.apply(arrival), Metadata.of(place),
                () -> ended(sent, new Sent(place(place.getResult()))),
                failure -> ended(sent, refused(arrival, failure))));
        return Uni.createFrom().completionStage(sent)
                .ifNoItem().after(WITHIN).recoverWithItem(ArrivalSender::late);
    }

    private static CompletionStage<Void> ended(CompletableFuture<Receipt> sent, Receipt receipt) {
        sent.complete(receipt);
        return CompletableFuture.completedFuture(null);
    }

    private static String place(RecordMetadata at) {
        return at.topic() + "/" + at.partition() + "/" + at.offset();
    }

    /** Where Kafka's end of the channel gave up trying, the cause says why. */
    private static Receipt refused(Arrival arrival, Throwable failure) {
        if (failure instanceof IllegalStateException && failure.getCause() != null) {
            return refused(arrival, failure.getCause());
        }
        if (failure instanceof RecordTooLargeException) {
            return new TooLarge("its topic takes no message as large as this: " + arrival.body().length
                    + " bytes and its headers");
        }
        return failure instanceof TimeoutException ? late()
                : new NotStored("Kafka refused it: " + failure.getMessage());
    }

    private static Receipt late() {
        return new NotStored("Kafka did not acknowledge within " + WITHIN.toSeconds() + " s");
    }

    private static void tell(Message<Arrival> arrival, Receipt receipt) {
        OutgoingMessageMetadata.setResultOnMessage(arrival, receipt);
        Uni.createFrom().completionStage(arrival::ack).subscribe().with(told -> {}, failure ->
                Log.errorf(failure, "event.acknowledgement-failed"));
    }

    @Override
    public void onError(Throwable failure) {
        Log.errorf(failure, "event.channel-failed");
        kafka.onError(failure);
    }

    @Override
    public void onComplete() {
        kafka.onComplete();
    }
}
