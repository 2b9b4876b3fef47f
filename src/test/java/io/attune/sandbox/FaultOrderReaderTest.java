package io.attune.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultOrderReaderTest {

    private static final String KINDS = "status, latency, timeout_before, timeout_after, drop, throttle";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            []                                                       | the body must be a JSON object
            {"kind": "drop", "calls": 1, "cals": 2}                  | cals: no such key. Did you mean 'calls'?
            {"kind": "explode", "calls": 1}                          | kind: must be one of KINDS, was "explode"
            {"calls": 1}                                             | kind: is missing
            {"kind": "drop"}                                         | for, calls: exactly one of them is needed
            {"kind": "drop", "calls": 1, "for": "PT1S"}              | for, calls: exactly one of them is needed
            {"kind": "drop", "calls": 0}                             | calls: must be a whole number from 1 to 1000000, was 0
            {"kind": "drop", "calls": "3"}                           | calls: must be a whole number from 1 to 1000000, was "3"
            {"kind": "drop", "for": "60"}                            | for: must be a duration such as PT60S, at most PT24H, was "60"
            {"kind": "drop", "for": "-PT1S"}                         | for: must be a duration such as PT60S, at most PT24H, was "-PT1S"
            {"kind": "drop", "calls": 1, "share": 1.5}               | share: must be a number from 0 to 1, was 1.5
            {"kind": "drop", "calls": 1, "status": 500}              | status: only a fault of kind status has one
            {"kind": "status", "calls": 1, "status": 200}            | status: must be a whole number from 300 to 599, was 200
            {"kind": "status", "calls": 1, "latency_ms": 5}          | latency_ms: only a fault of kind latency has one
            {"kind": "latency", "calls": 1}                          | latency_ms: is missing
            {"kind": "latency", "calls": 1, "latency_ms": 700000}    | latency_ms: must be a whole number from 1 to 600000, was 700000
            {"kind": "drop", "calls": 1, "match": "("}               | match: must be an RE2 pattern of at most 200 characters, was "("
            {"kind": "drop", "calls": 1, "match": "(?=a)"}           | match: must be an RE2 pattern of at most 200 characters, was "(?=a)"
            """)
    void tellsWhatIsWrong(String body, String fault) {
        var refused = assertInstanceOf(FaultOrderReader.Reading.Refused.class, read(body));

        assertEquals(fault.replace("KINDS", KINDS), String.join("; ", refused.faults()));
    }

    @Test
    void tellsEveryFaultAtOnce() {
        var refused = assertInstanceOf(FaultOrderReader.Reading.Refused.class,
                read("{\"kind\": \"latency\", \"status\": 1, \"share\": true, \"fro\": \"PT1S\"}"));

        assertEquals(6, refused.faults().size(), refused.faults()::toString);
    }

    @Test
    void readsAllKeys() {
        var order = ((FaultOrderReader.Reading.Readable) read("""
                {"kind": "status", "status": 500, "share": 0.25, "for": "PT60S", "match": "/Contact/"}""")).order();

        assertEquals(FaultKind.STATUS, order.kind());
        assertEquals(500, order.status());
        assertEquals(0.25, order.share());
        assertEquals(Optional.of(Duration.ofSeconds(60)), order.lasting());
        assertEquals(Optional.of("/Contact/"), order.match().map(Object::toString));
    }

    @Test
    void everyCallIsHitUnlessAShareIsGiven() {
        var order = ((FaultOrderReader.Reading.Readable) read("{\"kind\": \"status\", \"calls\": 3}")).order();

        assertEquals(1.0, order.share());
        assertEquals(503, order.status());
        assertEquals(Optional.of(3), order.calls());
    }

    private static FaultOrderReader.Reading read(String body) {
        var tree = (JsonText.Reading.Readable) JsonText.read(body.getBytes(StandardCharsets.UTF_8));
        return FaultOrderReader.read(tree.tree());
    }
}
