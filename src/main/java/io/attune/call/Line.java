package io.attune.call;

import io.attune.connection.Connection;
import io.attune.connector.Call;
import io.attune.connector.HttpAnswer;
import io.attune.connector.answer.RetryAfter;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All that stands between us and one connection: a breaker for each kind of call, one budget, and the transport. */
final class Line {

    private static final String TOKEN = "token";
    /** What sweeps and backfills ask for, and no delivery. */
    private static final String LISTING = "list";
    /** Too many requests, service unavailable: with these, {@code Retry-After} is about the system, not the record. */
    private static final Set<Integer> SENT_AWAY = Set.of(429, 503);

    private final Connection connection;
    private final Budget budget;
    private final Transport transport;
    private final CallLog log;
    private final Board board;
    private final Function<String, Breaker> breakerOfKind;
    private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();

    Line(Connection connection, Budget budget, Lines.Parts parts) {
        this.connection = connection;
        this.budget = budget;
        this.transport = parts.transport();
        this.log = parts.log();
        this.board = parts.board();
        this.breakerOfKind = kind -> parts.breaker(connection.name(), kind);
    }

    /** @param lockedOut whether an answer refuses us rather than the record */
    Uni<Reply> call(Call call, Predicate<HttpAnswer> lockedOut) {
        return breaker(call.kind())
                .guard(() -> budget.within(call.bulk(), () -> exchange(call)), lockedOut)
                .onItem().invoke(reply -> log.putOff(connection, call, reply));
    }

    /** Tokens come from another place than records, and are few: the budget is not theirs. */
    Uni<Reply> token(Call call, Predicate<HttpAnswer> lockedOut) {
        return breaker(TOKEN).guard(() -> exchange(call), lockedOut);
    }

    /** The other processes are told of it. */
    void pause(Duration length) {
        budget.pause(length);
        board.put(new Standstill(connection.name(), Standstill.ALL, length));
    }

    /** @param others all standstills of this connection that other processes know of */
    void heed(List<Standstill> others) {
        var kinds = others.stream().collect(Collectors.toMap(Standstill::kind, Standstill::left));
        Optional.ofNullable(kinds.remove(Standstill.ALL)).ifPresent(budget::pause);
        kinds.forEach((kind, left) -> breaker(kind).hold(left));
        breakers.forEach((kind, breaker) -> {
            if (!kinds.containsKey(kind)) {
                breaker.letGo();
            }
        });
    }

    /** Whether calls of a kind that deliveries make are of no use for longer than whoever makes one waits. */
    boolean isLeftAlone() {
        return budget.paused().compareTo(Calls.PATIENCE) > 0 || breakers.entrySet().stream()
                .anyMatch(breaker -> !breaker.getKey().equals(LISTING) && breaker.getValue().isShut());
    }

    private Uni<Reply> exchange(Call call) {
        long start = System.nanoTime();
        return transport.send(connection, call)
                .onItem().invoke(reply -> log.ended(connection, call, reply, since(start)))
                .onItem().invoke(this::obey);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What the connector file makes of the answer, and what HTTP itself has for it: the longer pause holds. */
    private void obey(Reply reply) {
        if (reply instanceof Reply.Answered answered) {
            connection.connector().limits().pauseAfter(answered.answer()).ifPresent(this::pause);
            retryAfter(answered.answer()).ifPresent(this::pause);
        }
    }

    private static Optional<Duration> retryAfter(HttpAnswer answer) {
        return SENT_AWAY.contains(answer.status())
                ? answer.header("retry-after").flatMap(text -> RetryAfter.read(text, answer.header("date")))
                : Optional.empty();
    }

    private Breaker breaker(String kind) {
        return breakers.computeIfAbsent(kind, breakerOfKind);
    }
}
