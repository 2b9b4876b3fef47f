package io.attune.sandbox.desk.hook;

import io.attune.sandbox.SandboxSwitch;
import io.attune.sandbox.desk.store.WebhookTable;
import io.attune.sandbox.desk.store.WebhookTable.Due;
import io.attune.sandbox.desk.store.WebhookTable.Ended;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Sends what is due, every second. */
@ApplicationScoped
class HookSender {

    private static final int AT_ONCE = 16;
    /** The vendor's limit for the whole. */
    private static final Duration TOTAL = Duration.ofSeconds(12);
    private static final String WEBHOOK = "01KDESKATTUNE0000000000001";
    private static final int SHOWN = 200;

    private final WebhookTable table;
    private final WebClient client;
    private final HookConfig config;
    private final SandboxSwitch sandbox;
    private final Clock clock;
    private volatile Optional<String> address = Optional.empty();

    HookSender(Pool pool, Vertx vertx, HookConfig config, SandboxSwitch sandbox, Clock clock) {
        this.table = new WebhookTable(pool);
        this.client = WebClient.create(vertx, new WebClientOptions()
                .setConnectTimeout((int) TOTAL.toMillis()).setFollowRedirects(false).setMaxPoolSize(AT_ONCE));
        this.config = config;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    /** Nothing is sent before there is a server: the usual address is this process's own. */
    void begin(@ObservesAsync HttpServerStart started) {
        address = Optional.of(config.address()).filter(to -> sandbox.isOn());
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return address.map(this::sendAll).orElseGet(() -> Uni.createFrom().voidItem());
    }

    @Scheduled(every = "1h", delayed = "1h")
    Uni<Void> forget() {
        return address.isPresent() ? table.forget(clock.instant()) : Uni.createFrom().voidItem();
    }

    private Uni<Void> sendAll(String to) {
        return Multi.createBy().repeating().uni(() -> sendSome(to)).until(List::isEmpty)
                .collect().last().replaceWithVoid();
    }

    /** What was sent now; empty when nothing is due. */
    private Uni<List<Due>> sendSome(String to) {
        return table.claim(clock.instant(), AT_ONCE).call(due -> Multi.createFrom().iterable(due)
                .onItem().transformToUni(one -> send(one, to)).merge(AT_ONCE).collect().asList());
    }

    private Uni<Void> send(Due due, String to) {
        var time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return client.postAbs(to).timeout(TOTAL.toMillis())
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("User-Agent", "Zendesk Webhook")
                .putHeader("X-Zendesk-Account-Id", "21000001")
                .putHeader("X-Zendesk-Webhook-Id", WEBHOOK)
                .putHeader("X-Zendesk-Webhook-Invocation-Id", due.id().toString())
                .putHeader("X-Zendesk-Webhook-Signature", Signature.of(time, due.body(), config.secret()))
                .putHeader("X-Zendesk-Webhook-Signature-Timestamp", time)
                .sendBuffer(Buffer.buffer(due.body()))
                .map(response -> ended(due, response, clock.instant()))
                .onFailure().recoverWithItem(e -> unreachable(due, e, clock.instant()))
                .invoke(ended -> Log.infof("webhook.sent topic=%s id=%s try=%d status=%s", due.type(), due.id(),
                        due.tries(), ended.status().map(String::valueOf).orElse("none")))
                .chain(ended -> table.settle(due, ended, clock.instant()));
    }

    private static Ended ended(Due due, HttpResponse<Buffer> response, Instant now) {
        var body = response.body() == null ? "" : response.bodyAsString().replace("\0", "");
        var status = Optional.of(response.statusCode());
        return new Ended(status, body.substring(0, Math.min(SHOWN, body.length())),
                Retries.pause(due.tries(), status, Optional.ofNullable(response.getHeader("Retry-After")))
                        .map(now::plus));
    }

    private static Ended unreachable(Due due, Throwable failure, Instant now) {
        return new Ended(Optional.empty(), String.valueOf(failure.getMessage()),
                Retries.pause(due.tries(), Optional.empty(), Optional.empty()).map(now::plus));
    }
}
