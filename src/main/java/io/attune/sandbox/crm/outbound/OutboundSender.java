package io.attune.sandbox.crm.outbound;

import io.attune.sandbox.SandboxSwitch;
import io.attune.sandbox.crm.schema.CrmSchema;
import io.attune.sandbox.crm.store.CrmStore;
import io.attune.sandbox.crm.store.OutboundQueue;
import io.attune.sandbox.crm.store.OutboundQueue.Notification;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends what is due, every second, up to a hundred notifications in one message. */
@ApplicationScoped
class OutboundSender {

    /** The organisation that the sandbox CRM is. */
    static final String ORGANISATION = "00D5i0000000001EAA";

    private static final int AT_ONCE = 100;
    private static final Duration TOTAL = Duration.ofSeconds(60);
    private static final int SHOWN = 200;

    private final OutboundQueue queue;
    private final CrmStore store;
    private final OutboundConfig config;
    private final SandboxSwitch sandbox;
    private final Clock clock;
    private final WebClient client;
    private volatile Optional<String> address = Optional.empty();

    OutboundSender(Pool pool, Vertx vertx, CrmStore store, OutboundConfig config, SandboxSwitch sandbox, Clock clock) {
        this.queue = new OutboundQueue(pool);
        this.store = store;
        this.config = config;
        this.sandbox = sandbox;
        this.clock = clock;
        this.client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
    }

    /** Nothing is sent before there is a server: the usual address is this process's own. */
    void begin(@ObservesAsync HttpServerStart started) {
        address = Optional.of(config.address()).filter(to -> sandbox.isOn());
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return address.map(this::sendAll).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> sendAll(String to) {
        return Multi.createBy().repeating().uni(() -> queue.claim(clock.instant(), AT_ONCE).call(due -> send(due, to)))
                .until(List::isEmpty).collect().last().replaceWithVoid();
    }

    private Uni<Void> send(List<Notification> due, String to) {
        return due.isEmpty() ? Uni.createFrom().voidItem() : told(due).chain(told -> told.isEmpty()
                ? queue.remove(due)
                : post(told, to).chain(answer -> settle(due, answer)));
    }

    /** As the records are now; of one that is gone there is nothing to tell. */
    private Uni<List<MessageText.Told>> told(List<Notification> due) {
        var ids = due.stream().map(Notification::record).distinct().toList();
        return store.table().byIds(CrmSchema.CONTACT, ids).map(records -> {
            var present = records.stream().filter(record -> !record.isDeleted())
                    .collect(Collectors.toMap(record -> record.id(), Function.identity()));
            return due.stream().filter(one -> present.containsKey(one.record()))
                    .map(one -> new MessageText.Told(one, present.get(one.record()))).toList();
        });
    }

    /** Empty where it is acknowledged; else what came instead. */
    private Uni<Optional<String>> post(List<MessageText.Told> told, String to) {
        return client.postAbs(to).timeout(TOTAL.toMillis())
                .putHeader("Content-Type", "text/xml; charset=utf-8").putHeader("SOAPAction", "\"\"")
                .sendBuffer(Buffer.buffer(MessageText.of(ORGANISATION, told)))
                .map(OutboundSender::failure)
                .onFailure().recoverWithItem(e -> Optional.of(String.valueOf(e.getMessage())))
                .invoke(failure -> Log.infof("outbound.sent notifications=%d acknowledged=%s", told.size(),
                        failure.isEmpty()));
    }

    private static Optional<String> failure(HttpResponse<Buffer> response) {
        var body = response.body() == null ? new byte[0] : response.body().getBytes();
        var words = response.statusCode() + " " + new String(body, 0, Math.min(body.length, SHOWN)).replace("\0", "");
        return MessageText.isAcknowledged(response.statusCode(), body) ? Optional.empty() : Optional.of(words);
    }

    private Uni<Void> settle(List<Notification> due, Optional<String> failure) {
        return failure.isEmpty() ? queue.remove(due) : Multi.createFrom().iterable(due)
                .onItem().transformToUniAndConcatenate(one -> again(one, failure.get(), clock.instant()))
                .collect().asList().replaceWithVoid();
    }

    private Uni<Void> again(Notification failed, String answer, Instant now) {
        return RetryPauses.next(failed.madeAt(), failed.tries(), now)
                .map(next -> queue.putOff(failed, next, answer))
                .orElseGet(() -> queue.remove(List.of(failed)));
    }
}
