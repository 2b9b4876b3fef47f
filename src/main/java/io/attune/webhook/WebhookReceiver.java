package io.attune.webhook;

import io.attune.catalog.Catalog;
import io.attune.connection.Connection;
import io.attune.connector.Reason;
import io.attune.connector.Verdict.Accepted;
import io.attune.connector.Verdict.Refused;
import io.attune.connector.WebhookRequest;
import io.attune.event.Arrival;
import io.attune.event.Inbox;
import io.attune.event.Receipt;
import io.attune.event.Receipt.Full;
import io.attune.event.Receipt.TooLarge;
import io.attune.failpoint.Failpoint;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** From a request to its answer: verified by the connector, stored by the inbox, noted by the witness. */
@ApplicationScoped
class WebhookReceiver {

    private final Catalog catalog;
    private final Inbox inbox;
    private final Witness witness;
    private final Clock clock;

    WebhookReceiver(Catalog catalog, Inbox inbox, Witness witness, Clock clock) {
        this.catalog = catalog;
        this.inbox = inbox;
        this.witness = witness;
        this.clock = clock;
    }

    /** Empty where the request may be read on. */
    Optional<Answer> refusedBeforeItsBody(String connection, String method) {
        if (catalog.connection(connection).isEmpty()) {
            return Optional.of(refuse("unknown", new Refused(Reason.UNKNOWN_CONNECTION,
                    "no connection is called so")));
        }
        return method.equals("POST") || method.equals("GET")
                ? Optional.empty()
                : Optional.of(refuse(connection, new Refused(Reason.METHOD, "it came with " + method)));
    }

    Answer tooLarge(String connection) {
        return refuse(connection, new Refused(Reason.TOO_LARGE, "the most is " + BodyReader.MOST_BYTES + " bytes"));
    }

    /** It was not read: there is no room for it now. */
    Answer busy(String connection) {
        return refuse(connection, new Refused(Reason.BUSY, "send it again"));
    }

    Uni<Answer> receive(String name, WebhookRequest request) {
        var now = clock.instant();
        var connection = catalog.connection(name).orElseThrow();
        return connection.connector().webhooks().verify(request, connection, now).fold(
                accepted -> store(connection, accepted, request, now),
                refused -> Uni.createFrom().item(refuse(name, refused)),
                handshake -> Uni.createFrom().item(Answer.handshake(handshake)));
    }

    /** All of it, or the sender must keep it: what was stored then is known when it comes again. */
    private Uni<Answer> store(Connection connection, Accepted accepted, WebhookRequest request, Instant now) {
        var stores = accepted.deliveries().stream()
                .map(delivery -> store(new Arrival(connection.name(), delivery.id(), delivery.topic(),
                        request.headers(), delivery.body(), now)))
                .toList();
        return Uni.join().all(stores).andFailFast().map(answers -> worst(connection, answers));
    }

    private static Answer worst(Connection connection, List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() >= 300).findFirst()
                .orElseGet(() -> connection.connector().webhooks().acknowledgement().map(Answer::acknowledged)
                        .orElseGet(() -> answers.get(0)));
    }

    private Uni<Answer> store(Arrival arrival) {
        return inbox.store(arrival).map(receipt -> receipt.fold(
                stored -> taken(arrival, "event=" + stored.event(), Answer.stored(stored.event())),
                sent -> taken(arrival, "place=" + sent.place(), Answer.sent(sent.place())),
                repeated -> {
                    witness.repeated(arrival, repeated);
                    return Answer.repeated(repeated.event());
                },
                refused -> refuse(arrival.connection(), new Refused(reason(refused), refused.why()))));
    }

    private Answer taken(Arrival arrival, String where, Answer answer) {
        witness.stored(arrival, where);
        Failpoint.STORED_BEFORE_ANSWER.hit();
        return answer;
    }

    private static Reason reason(Receipt.Refused refused) {
        if (refused instanceof Full) {
            return Reason.TOO_MANY;
        }
        return refused instanceof TooLarge ? Reason.TOO_LARGE : Reason.NOT_STORED;
    }

    private Answer refuse(String connection, Refused refused) {
        witness.refused(connection, refused);
        return Answer.refused(refused.reason(), refused.why());
    }
}
