package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.call.PlainConnector.PlainLimits;
import io.attune.call.Reply.Answered;
import io.attune.call.Reply.Lost;
import io.attune.call.Reply.NotSent;
import io.attune.connection.Connection;
import io.attune.connector.Account;
import io.attune.connector.Auth;
import io.attune.connector.Call;
import io.attune.connector.OAuth2;
import io.attune.connector.Token;
import io.attune.retry.Refusal;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {

    private SmallSystem system;

    @BeforeEach
    void start() {
        system = new SmallSystem();
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void opensTheBreakerWhereASecretIsRefused() {
        var crm = system.open("crm");

        assertEquals(401, status(system.call(crm, "/denied")));

        assertEquals(NotSent.notTried("the breaker of crm read is open", Duration.ofMillis(30_001)),
                system.call(crm, "/status"));
    }

    @Test
    void makesDueAgainWhatWaitedForTheBreaker() {
        var crm = system.open("crm");
        system.status = 503;
        IntStream.range(0, 10).forEach(i -> assertEquals(503, status(system.call(crm, "/status"))));
        assertEquals(Refusal.NOT_TRIED, notSent(system.call(crm, "/status")).refusal());
        assertEquals(503, status(system.call(crm, system.create("/status"))), "another kind goes on");
        system.status = 200;
        system.clock.move(Duration.ofSeconds(31));

        assertEquals(200, status(system.call(crm, "/status")));

        assertEquals(List.of(new BreakerClosed("crm", "read")), system.closed);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"/busy, 429, 7", "/full, 200, 9"})
    void pausesTheWholeConnectionAndNoOther(String path, int status, int seconds) {
        var crm = system.open("crm");
        assertEquals(status, status(system.call(crm, path)));

        var putOff = notSent(system.call(crm, system.create("/status")));

        assertEquals(NotSent.notTried("crm asked for a pause", Duration.ofSeconds(seconds)), putOff);
        assertEquals(200, status(system.call(system.open("erp"), "/status")));
        system.clock.move(Duration.ofSeconds(seconds));
        assertEquals(200, status(system.call(crm, "/status")));
    }

    @Test
    void pausesWhenItIsTold() {
        var crm = system.open("crm");
        system.caller.pause(crm, Duration.ofHours(1));

        assertEquals("crm asked for a pause", notSent(system.call(crm, "/status")).words());
    }

    @Test
    void keepsToTheCallsThatMayBeUnderWay() {
        var one = new PlainLimits(1_000, Duration.ofSeconds(1), 1);
        var narrow = PlainConnector.connection("crm", one, PlainConnector.NONE);
        var hanging = PlainConnector.call("read", "http://crm.example:" + system.loopback.serveRaw(socket -> {}) + "/");
        assertEquals(Refusal.UNREACHABLE, notSent(system.call(narrow, hanging)).refusal(), "no door leads there");

        assertEquals(200, status(system.call(narrow, "/status")), "and its place is free again");
    }

    @Test
    void measuresCallsByWhatCameOfThem() {
        var crm = system.open("crm");
        system.call(crm, "/status");
        system.call(crm, "/denied");
        system.call(crm, "/status");

        assertEquals(1, count("2xx"));
        assertEquals(1, count("4xx"));
        assertEquals(1.0, metric("call.put-off").counter().count());
        assertEquals(1.0, metric("breaker.opened").gauge().value());
    }

    @Test
    void endsOnTheContextItWasAskedOn() {
        var crm = system.oauth(false);

        var same = IntStream.range(0, 8).mapToObj(i -> endsAtHome(crm)).toList();

        same.forEach(it -> assertTrue(it.orTimeout(20, TimeUnit.SECONDS).join()));
    }

    @Test
    void turnsABugIntoALostCall() {
        Auth broken = new Auth() {
            @Override
            public Call apply(Call call, Account account, Optional<Token> token) {
                throw new IllegalStateException("a bug");
            }

            @Override
            public Optional<OAuth2> oauth2() {
                return Optional.empty();
            }
        };

        assertEquals(new Lost("the call broke off inside Attune"),
                system.call(PlainConnector.connection("crm", PlainConnector.WIDE, broken), "/status"));
    }

    private CompletableFuture<Boolean> endsAtHome(Connection crm) {
        var same = new CompletableFuture<Boolean>();
        var context = system.loopback.vertx.getDelegate().getOrCreateContext();
        context.runOnContext(nothing -> system.caller.call(crm, system.read("/x")).subscribe()
                .with(reply -> same.complete(Vertx.currentContext() == context)));
        return same;
    }

    private long count(String result) {
        return metric("call.made").tag("result", result).timer().count();
    }

    private RequiredSearch metric(String name) {
        return system.metrics.get(name).tags("connection", "crm", "kind", "read");
    }

    private static int status(Reply reply) {
        return assertInstanceOf(Answered.class, reply).answer().status();
    }

    private static NotSent notSent(Reply reply) {
        return assertInstanceOf(NotSent.class, reply);
    }
}
