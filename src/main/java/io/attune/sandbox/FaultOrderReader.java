package io.attune.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.attune.yaml.Spelling;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads what was posted to {@code /faults}, strictly, and tells all that is wrong with it at once. */
final class FaultOrderReader {

    private static final List<String> KEYS = List.of("kind", "status", "latency_ms", "share", "for", "calls", "match");
    private static final int MAX_LATENCY_MS = 600_000;
    private static final int MAX_CALLS = 1_000_000;
    private static final int MAX_MATCH = 200;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final JsonNode body;
    private final List<String> faults = new ArrayList<>();

    private FaultOrderReader(JsonNode body) {
        this.body = body;
    }

    static Reading read(JsonNode body) {
        if (!body.isObject()) {
            return new Reading.Refused(List.of("the body must be a JSON object"));
        }
        return new FaultOrderReader(body).read();
    }

    private Reading read() {
        body.fieldNames().forEachRemaining(this::checkKey);
        var kind = value("kind", JsonNode::isTextual, "one of " + String.join(", ", FaultKind.words()),
                node -> FaultKind.of(node.textValue()));
        var status = whole("status", 300, 599);
        var latency = whole("latency_ms", 1, MAX_LATENCY_MS);
        var share = value("share", JsonNode::isNumber, "a number from 0 to 1", FaultOrderReader::share);
        var lasting = value("for", JsonNode::isTextual, "a duration such as PT60S, at most PT24H",
                FaultOrderReader::duration);
        var calls = whole("calls", 1, MAX_CALLS);
        var match = value("match", JsonNode::isTextual, "an RE2 pattern of at most " + MAX_MATCH + " characters",
                FaultOrderReader::pattern);
        checkTogether(kind);
        return faults.isEmpty()
                ? new Reading.Readable(new FaultOrder(kind.orElseThrow(), status.orElse(503),
                        Duration.ofMillis(latency.orElse(0)), share.orElse(1.0), lasting, calls, match))
                : new Reading.Refused(List.copyOf(faults));
    }

    private void checkKey(String key) {
        if (!KEYS.contains(key)) {
            faults.add(key + ": no such key." + Spelling.didYouMean(key, KEYS));
        }
    }

    private void checkTogether(Optional<FaultKind> kind) {
        if (!body.has("kind")) {
            faults.add("kind: is missing");
        }
        if (body.has("for") == body.has("calls")) {
            faults.add("for, calls: exactly one of them is needed");
        }
        kind.ifPresent(it -> {
            belongs("status", it == FaultKind.STATUS, "status");
            belongs("latency_ms", it == FaultKind.LATENCY, "latency");
            if (it == FaultKind.LATENCY && !body.has("latency_ms")) {
                faults.add("latency_ms: is missing");
            }
        });
    }

    private void belongs(String key, boolean itDoes, String kind) {
        if (body.has(key) && !itDoes) {
            faults.add(key + ": only a fault of kind " + kind + " has one");
        }
    }

    private Optional<Integer> whole(String key, int least, int most) {
        return value(key, JsonNode::isInt, "a whole number from " + least + " to " + most,
                node -> Optional.of(node.intValue()).filter(number -> number >= least && number <= most));
    }

    private <T> Optional<T> value(String key, Predicate<JsonNode> fits, String expected,
            Function<JsonNode, Optional<T>> read) {
        var node = body.path(key);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        Optional<T> value = fits.test(node) ? read.apply(node) : Optional.empty();
        if (value.isEmpty()) {
            faults.add(key + ": must be " + expected + ", was " + node);
        }
        return value;
    }

    private static Optional<Double> share(JsonNode node) {
        return Optional.of(node.doubleValue()).filter(share -> share >= 0 && share <= 1);
    }

    private static Optional<Duration> duration(JsonNode node) {
        try {
            return Optional.of(Duration.parse(node.textValue()))
                    .filter(it -> !it.isNegative() && !it.isZero() && it.compareTo(LONGEST) <= 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Pattern> pattern(JsonNode node) {
        try {
            return Optional.of(node.textValue()).filter(text -> text.length() <= MAX_MATCH).map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** What reading gave. */
    sealed interface Reading {
        record Readable(FaultOrder order) implements Reading {}

        record Refused(List<String> faults) implements Reading {}
    }
}
