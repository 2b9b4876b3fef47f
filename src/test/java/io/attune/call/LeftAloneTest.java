package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.connection.Connection;
import io.attune.connector.Call;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When deliveries to a connection take no more than one place, since their calls would not be made. */
class LeftAloneTest {

    private SmallSystem system;
    private Connection crm;

    @BeforeEach
    void start() {
        system = new SmallSystem();
        crm = system.open("crm");
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void aConnectionThatWasNeverCalledIsNot() {
        assertFalse(system.caller.isLeftAlone("crm"));
    }

    /** No delivery lists. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"list, false", "read, true", "create, true", "update, true", "find, true", "token, true"})
    void aBreakerOfAnyKindButListingsIsEnough(String kind, boolean leftAlone) {
        fail(kind);

        assertEquals("the breaker of crm " + kind + " is open", ((Reply.NotSent) call(kind)).words());
        assertEquals(leftAlone, system.caller.isLeftAlone("crm"));
        assertFalse(system.caller.isLeftAlone("erp"), "another connection");
    }

    @Test
    void aBrokenListingHidesNoOtherBreaker() {
        fail("list");
        fail("read");

        assertTrue(system.caller.isLeftAlone("crm"));
    }

    @Test
    void aBreakerWhoseTimeIsOverIsAskedByADelivery() {
        fail("read");
        system.clock.move(Duration.ofSeconds(31));

        assertFalse(system.caller.isLeftAlone("crm"));
    }

    /** A call waits two seconds for its turn. */
    @ParameterizedTest(name = "{0} ms: {1}")
    @CsvSource({"500, false", "2000, false", "2001, true", "60000, true"})
    void aPauseIsIfItIsLongerThanACallWaits(long millis, boolean leftAlone) {
        system.caller.pause(crm, Duration.ofMillis(millis));

        assertEquals(leftAlone, system.caller.isLeftAlone("crm"));
    }

    @Test
    void aPauseOfWhichTwoSecondsAreLeftIsNoLongerOne() {
        system.caller.pause(crm, Duration.ofSeconds(10));
        system.clock.move(Duration.ofMillis(7_999));
        assertTrue(system.caller.isLeftAlone("crm"));

        system.clock.move(Duration.ofMillis(1));
        assertFalse(system.caller.isLeftAlone("crm"));
    }

    private void fail(String kind) {
        system.status = 503;
        IntStream.range(0, Breaker.FEWEST_CALLS).forEach(i -> call(kind));
    }

    private Reply call(String kind) {
        return system.call(crm, new Call(kind, kind, system.read("/status").request(), Set.of(), Map.of()));
    }
}
