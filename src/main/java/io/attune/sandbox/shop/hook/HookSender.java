package io.attune.sandbox.shop.hook;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sends what is due: at once when something happened, and every second what waits to be tried again. */
@ApplicationScoped
public class HookSender {

    private static final int AT_ONCE = 16;
    /** The vendor's limits, for connecting and for the whole. */
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration TOTAL = Duration.ofSeconds(5);

    private final HookTable table;
    private final WebClient client;
    private final HookConfig config;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Optional<String> address = Optional.empty();

    HookSender(Pool pool, Vertx vertx, HookConfig config, Clock clock) {
        this.table = new HookTable(pool);
        this.client = WebClient.create(vertx, new WebClientOptions()
                .setConnectTimeout((int) CONNECT.toMillis()).setFollowRedirects(false).setMaxPoolSize(AT_ONCE));
        this.config = config;
        this.clock = clock;
    }

    /** Nothing is sent before there is a server: the usual address is this process's own. */
    void begin(@ObservesAsync HttpServerStart started) {
        address = Optional.of(config.address());
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP, skipExecutionIf = NoShop.class)
    Uni<Void> tick() {
        return address.isPresent() && busy.compareAndSet(false, true)
                ? sendAll(address.get()).eventually(() -> busy.set(false))
                : Uni.createFrom().voidItem();
    }

    @Scheduled(every = "1h", delayed = "1h", skipExecutionIf = NoShop.class)
    Uni<Void> forget() {
        return table.forget(clock.instant());
    }

    /** Something happened. */
    public void wake() {
        tick().subscribe().with(done -> {},
                e -> Log.warnf("webhook.stuck why=\"%s\" next=\"sent when it is due again\"", e.getMessage()));
    }

    private Uni<Void> sendAll(String to) {
        return Multi.createBy().repeating().uni(() -> sendSome(to)).until(List::isEmpty)
                .collect().last().replaceWithVoid();
    }

    /** What was sent now; empty when nothing is due. */
    private Uni<List<Delivery>> sendSome(String to) {
        return table.claim(clock.instant(), AT_ONCE).call(due -> Multi.createFrom().iterable(due)
                .onItem().transformToUni(delivery -> send(delivery, to)).merge(AT_ONCE)
                .collect().asList());
    }

    private Uni<Void> send(Delivery delivery, String to) {
        var call = client.postAbs(to).timeout(TOTAL.toMillis());
        delivery.headers(config.secret()).forEach(call::putHeader);
        return call.sendBuffer(Buffer.buffer(delivery.bytes()))
                .map(HookSender::answer)
                .onFailure().recoverWithItem(e -> Answer.none(String.valueOf(e.getMessage())))
                .invoke(answer -> log(delivery, answer))
                .chain(answer -> table.settle(delivery, answer, clock.instant()));
    }

    private static Answer answer(HttpResponse<Buffer> response) {
        var body = response.body();
        return new Answer(Optional.of(response.statusCode()), body == null ? "" : body.toString());
    }

    private static void log(Delivery delivery, Answer answer) {
        Log.infof("webhook.sent topic=%s id=%s try=%d status=%s", delivery.topic(), delivery.id(), delivery.tries() + 1,
                answer.status().map(String::valueOf).orElse("none"));
    }
}
