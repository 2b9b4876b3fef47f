package io.attune.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultListTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest(name = "{0} s after, chance {1}, {2}")
    @CsvSource({
        "0,  0.0,  /services/data/v67.0/query, true",
        "0,  0.49, /services/data/v67.0/query, true",
        "0,  0.5,  /services/data/v67.0/query, false",
        "59, 0.0,  /services/data/v67.0/query, true",
        "60, 0.0,  /services/data/v67.0/query, false",
        "0,  0.0,  /services/oauth2/token,     false",
    })
    void hitsAShareOfTheMatchingCallsForAWhile(int seconds, double chance, String path, boolean hit) {
        var list = FaultList.NONE.with(Fault.begin("a", lasting(60, 0.5, "/data/"), NOON));

        var strike = list.strike(path, NOON.plusSeconds(seconds), () -> chance);

        assertEquals(hit, strike.fault().isPresent());
    }

    @Test
    void countsOnlyTheCallsItHits() {
        var list = FaultList.NONE.with(Fault.begin("a", counted(2, 0.5), NOON));

        var missed = list.strike("/x", NOON, () -> 0.9).rest();
        var once = missed.strike("/x", NOON, () -> 0.1).rest();
        var twice = once.strike("/x", NOON, () -> 0.1).rest();

        assertEquals(Optional.of(2), missed.faults().get(0).callsLeft());
        assertEquals(Optional.of(1), once.faults().get(0).callsLeft());
        assertTrue(twice.inForce(NOON).faults().isEmpty());
    }

    @Test
    void theOldestFaultThatHitsIsTheOnlyOne() {
        var list = FaultList.NONE
                .with(Fault.begin("a", counted(1, 1), NOON))
                .with(Fault.begin("b", counted(1, 1), NOON));

        var first = list.strike("/x", NOON, () -> 0);
        var second = first.rest().strike("/x", NOON, () -> 0);

        assertEquals("a", first.fault().orElseThrow().id());
        assertEquals("b", second.fault().orElseThrow().id());
        assertTrue(second.rest().inForce(NOON).faults().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "127.8.9.1, true", "::1, true", "0:0:0:0:0:0:0:1, true", "::ffff:127.0.0.1, true",
        "10.0.0.1, false", "0.0.0.0, false", "localhost, false", "192.168.1.4, false", "fe80::1, false"})
    void knowsALoopbackAddress(String address, boolean loopback) {
        assertEquals(loopback, LoopbackAddress.isLoopback(address));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"/sandbox, -, -", "/sandbox/crm, crm, ''", "/sandbox/crm/, crm, /",
        "/sandbox/crm/services/data, crm, /services/data"})
    void splitsAPath(String path, String sandbox, String rest) {
        assertEquals(Optional.ofNullable(sandbox).map(name -> new SandboxPath(name, rest)), SandboxPath.read(path));
    }

    private static FaultOrder lasting(int seconds, double share, String match) {
        return new FaultOrder(FaultKind.DROP, 503, Duration.ZERO, share, Optional.of(Duration.ofSeconds(seconds)),
                Optional.empty(), Optional.of(Pattern.compile(match)));
    }

    private static FaultOrder counted(int calls, double share) {
        return new FaultOrder(FaultKind.DROP, 503, Duration.ZERO, share, Optional.empty(), Optional.of(calls),
                Optional.empty());
    }
}
