package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.mapping.Shipped;
import io.attune.sync.MappingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Steps of a customer of all fields that the shipped mapping has, linked in shop and CRM: steps a second on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class MergeBenchmark {

    private static final UUID ID = new UUID(0, 1);
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final Rules rules = MappingRules.of(new Shipped().customers(), Images.FAITHFUL);
    private final RecordState agreed = agreed();
    private final Observation edited = seen(values("city", "Salem"), 20);
    private final Observation same = seen(values("city", "Portland"), 20);

    /** Nobody knew it yet. */
    @Benchmark
    public Step firstSeen() {
        return Observe.first(ID, edited, rules);
    }

    /** All fields are told, and one of them was edited. */
    @Benchmark
    public Step edit() {
        return Observe.apply(agreed, edited, rules);
    }

    /** All fields are told, and nothing is new. */
    @Benchmark
    public Step nothingNew() {
        return Observe.apply(agreed, same, rules);
    }

    /** What was seen in the shop was written to the CRM. */
    private RecordState agreed() {
        var first = Observe.first(ID, seen(values("city", "Portland"), 0), rules).state();
        var patch = new TreeMap<String, Inflight.Sent>();
        Lag.of(first, rules, "crm").forEach(field -> patch.put(field,
                new Inflight.Sent(first.fields().get(field).value(), first.fields().get(field).version())));
        var sent = first.withInflight("crm", new Inflight(Inflight.Kind.UPSERT, 1, patch, T0.plusSeconds(1)));
        var written = new Written("crm", Optional.of("003B00000000017"), patch.keySet(), new TreeMap<>(),
                sent.link("crm").seenNo(), moment(2));
        return Settle.done(sent, written, rules).state();
    }

    private SortedMap<String, JsonNode> values(String field, String value) {
        var values = new TreeMap<String, JsonNode>();
        rules.fields().forEach((name, rule) -> {
            if (rule.readable().contains("shop")) {
                values.put(name, TextNode.valueOf("a value of " + name));
            }
        });
        values.put(field, TextNode.valueOf(value));
        return values;
    }

    private static Observation seen(SortedMap<String, JsonNode> values, int second) {
        return new Observation("shop", "7219450314823", values, moment(second), Optional.empty(),
                OptionalLong.empty());
    }

    private static Moment moment(int second) {
        var at = T0.plusSeconds(second);
        return new Moment(OptionalLong.empty(), Optional.of(at), at, Duration.ZERO);
    }
}
