package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.attune.call.Reply.Answered;
import io.attune.call.Reply.NotSent;
import io.attune.connection.Connection;
import io.attune.retry.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {

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
    void signsInOnceForFiftyCallsAtOnce() {
        assertEquals(List.of(200), fifty(system.oauth(false)));
        assertEquals(1, system.granted.get());
    }

    @Test
    void refreshesOnceWhereFiftyCallsFindTheTokenSpent() {
        var crm = system.oauth(false);
        system.call(crm, "/x");
        system.good = "t2";

        assertEquals(List.of(200), fifty(crm));
        assertEquals(2, system.granted.get());
    }

    @Test
    void refreshesWhereOnlyTheBodySaysThatTheTokenIsSpent() {
        var crm = system.oauth(false);
        system.call(crm, "/session");
        system.good = "t2";

        var answer = assertInstanceOf(Answered.class, system.call(crm, "/session")).answer();

        assertEquals(0, answer.body().length);
        assertEquals(2, system.granted.get());
    }

    @Test
    void repeatsOnceAndThenLeavesTheSystemAlone() {
        var crm = system.oauth(false);

        assertEquals(401, status(system.call(crm, "/denied")));

        assertEquals(2, system.granted.get());
        assertEquals(NotSent.notTried("the breaker of crm read is open", Duration.ofMillis(30_001)),
                system.call(crm, "/x"));
    }

    @Test
    void renewsAMinuteBeforeTheEnd() {
        var crm = system.oauth(false);
        system.call(crm, "/x");
        system.clock.move(Duration.ofSeconds(3539));
        system.call(crm, "/x");
        assertEquals(1, system.granted.get());

        system.clock.move(Duration.ofSeconds(1));
        system.call(crm, "/x");
        assertEquals(2, system.granted.get());
    }

    @Test
    void sharesATokenThoughTheFirstWhoWantedItWentAway() {
        var crm = system.oauth(false);
        var first = system.caller.call(crm, system.read("/x")).subscribe().with(reply -> {});
        var second = system.caller.call(crm, system.read("/x")).subscribeAsCompletionStage();
        first.cancel();

        assertEquals(200, status(second.orTimeout(20, TimeUnit.SECONDS).join()));
        assertEquals(1, system.granted.get());
    }

    @Test
    void saysThatThereIsNoTokenAndStopsAsking() {
        system.status = 400;
        var crm = system.oauth(false);

        assertEquals(new NotSent(Refusal.UNAUTHORIZED, "signing in failed: invalid_grant", Optional.empty()),
                system.call(crm, "/x"));
        assertEquals(NotSent.notTried("signing in failed: the breaker of crm token is open", Duration.ofMillis(30_001)),
                system.call(crm, "/x"));
        assertEquals(1, system.refreshes.size());
    }

    @Test
    void hasNotSentWhatCouldNotBeSigned() {
        system.status = 503;

        assertEquals(new NotSent(Refusal.UNREACHABLE, "signing in failed: status 503", Optional.empty()),
                system.call(system.oauth(false), "/x"));
    }

    @Test
    void keepsEachRefreshTokenAndUsesItNext() {
        var crm = system.oauth(true);
        system.call(crm, "/x");
        system.good = "t2";
        system.call(crm, "/x");

        assertEquals(List.of("own", "r1"), system.refreshes);
        assertEquals(List.of("r1", "r2"), system.tokens.kept);
    }

    @Test
    void usesTheTokenThatAnotherProcessStored() {
        system.tokens.kept.add("raced");

        assertEquals(200, status(system.call(system.oauth(true), "/x")));

        assertEquals(List.of("raced", "theirs"), system.refreshes);
        assertEquals(List.of("raced", "theirs", "r1"), system.tokens.kept);
    }

    /** Its owner signed in again and put the new token into the connection's secret. */
    @Test
    void goesBackToTheSecretWhereTheStoredTokenIsRefused() {
        system.tokens.kept.add("spent");

        assertEquals(200, status(system.call(system.oauth(true), "/x")));

        assertEquals(List.of("spent", "own"), system.refreshes);
        assertEquals(List.of("spent", "r1"), system.tokens.kept);
    }

    @Test
    void usesNoRotatingTokenThatItCouldNotKeep() {
        var caller = system.caller(new RememberedTokens(false));

        var words =
                "signing in failed: its refresh tokens change with each use and cannot be stored without ATTUNE_KEY";
        assertEquals(new NotSent(Refusal.UNAUTHORIZED, words, Optional.empty()),
                caller.call(system.oauth(true), system.read("/x")).await().atMost(SmallSystem.LIMIT));
        assertEquals(List.of(), system.refreshes);
    }

    /** The different statuses of fifty calls made at once. */
    private List<Integer> fifty(Connection connection) {
        var calls = IntStream.range(0, 50)
                .mapToObj(i -> system.caller.call(connection, system.read("/x")).subscribeAsCompletionStage())
                .toList();
        return calls.stream().map(TokensTest::joined).map(TokensTest::status).distinct().toList();
    }

    private static Reply joined(CompletableFuture<Reply> reply) {
        return reply.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static int status(Reply reply) {
        return assertInstanceOf(Answered.class, reply).answer().status();
    }
}
