package io.attune.scenario;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * New customers of a shop at a fixed rate, whatever becomes of those before, but no more than a number at once; by HTTP/1.1,
 * on connections that are kept.
 */
final class OpenLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int AT_ONCE = 128;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final RunningAttune attune;
    private final String connection;
    private final long first;
    private final AtomicLong sent = new AtomicLong();
    private final Map<Long, ShopWebhook> open = new ConcurrentHashMap<>();
    /** What was not acknowledged, and how. */
    private final Map<Long, Refusal> refused = new ConcurrentHashMap<>();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong slowestNanos = new AtomicLong();

    /** @param kind the status, and after how many seconds it is to come again; or that there was no answer */
    private record Refusal(String kind, String words) {

        static Refusal of(HttpResponse<String> answer) {
            var kind = answer.statusCode() + " " + answer.headers().firstValue("Retry-After").orElse("never");
            return new Refusal(kind, answer.statusCode() + " " + answer.body());
        }

        static Refusal of(Throwable failure) {
            return new Refusal("no answer", failure.toString());
        }
    }

    private OpenLoad(RunningAttune attune, String connection, long first) {
        this.attune = attune;
        this.connection = connection;
        this.first = first;
    }

    /** @param first id of the first of them; the others follow */
    static OpenLoad flowing(RunningAttune attune, String connection, long first, int perSecond) {
        var load = new OpenLoad(attune, connection, first);
        load.clock.scheduleAtFixedRate(load::another, 0, 1_000_000_000L / perSecond, TimeUnit.NANOSECONDS);
        return load;
    }

    private void another() {
        if (open.size() - refused.size() >= AT_ONCE) {
            return;
        }
        long id = first + sent.getAndIncrement();
        send(id, ShopWebhook.customer("customers/create", id, "Ana", "2026-11-22T10:00:00Z"));
    }

    private void send(long id, ShopWebhook webhook) {
        open.put(id, webhook);
        long begin = System.nanoTime();
        http.sendAsync(webhook.toConnection(connection, attune), BodyHandlers.ofString())
                .whenComplete((answer, failure) -> {
                    slowestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
                    if (failure == null && answer.statusCode() / 100 == 2) {
                        acknowledged.add(id);
                        open.remove(id);
                    } else {
                        refused.put(id, failure == null ? Refusal.of(answer) : Refusal.of(failure));
                    }
                });
    }

    /** So many, or more, were acknowledged. */
    int acknowledged() {
        return acknowledged.size();
    }

    int refused() {
        return refused.size();
    }

    /** How they were refused, in the words of the answers; not those that a busy machine was too slow to store. */
    List<String> refusals() {
        return new TreeMap<>(refused).values().stream().map(Refusal::words).filter(words -> !words.contains("did not confirm within")).toList();
    }

    /** Status and Retry-After of all that were refused. */
    Set<String> kindsOfRefusal() {
        return refused.values().stream().map(Refusal::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How long the slowest answer took, whatever it was. */
    Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }

    /** The addresses of those who were refused like this. */
    Set<String> refused(String kind) {
        return people(refused.entrySet().stream().filter(one -> one.getValue().kind().equals(kind)).map(Map.Entry::getKey));
    }

    /** Stops, and waits for every answer. */
    OpenLoad stop() {
        close();
        await().atMost(PATIENCE).until(() -> refused.keySet().containsAll(open.keySet()));
        return this;
    }

    /** As senders do: until each is acknowledged, under the delivery ids that they had. */
    OpenLoad sendRefusedAgain() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            refused.keySet().removeIf(id -> acknowledged.contains(id));
            Map.copyOf(refused).keySet().forEach(id -> {
                refused.remove(id);
                send(id, open.get(id));
            });
            await().atMost(PATIENCE).until(() -> refused.keySet().containsAll(open.keySet()));
            return refused.isEmpty();
        });
        return this;
    }

    /** The addresses of all that were acknowledged. */
    Set<String> people() {
        return people(acknowledged.stream());
    }

    private static Set<String> people(Stream<Long> ids) {
        return ids.map("person.%d@example.com"::formatted).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
