package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.connector.Inbound;
import io.attune.document.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A customer of the shop to a new contact in the CRM, by the mapping that ships: records a second on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class MappingBenchmark {

    private static final References NONE = new References() {
        @Override
        public Optional<String> recordOf(String mapping, String externalId) {
            return Optional.empty();
        }

        @Override
        public Optional<String> idOf(String mapping, String recordId) {
            return Optional.empty();
        }
    };

    private static final Map<String, List<String>> HEADERS = Map.of("x-shopify-topic", List.of("customers/create"),
            "x-shopify-shop-domain", List.of("demo.myshopify.com"), "x-shopify-event-id", List.of("1"),
            "x-shopify-webhook-id", List.of("1"), "x-shopify-triggered-at", List.of("2026-01-01T00:00:00.123456789Z"),
            "x-shopify-hmac-sha256", List.of("none"), "x-shopify-api-version", List.of("2026-07"));

    private final Shipped shipped = new Shipped();
    private final Mapping mapping = shipped.customers();
    private final Set<String> rows = mapping.rows().stream().filter(row -> row.writable().contains("crm"))
            .map(Row::name).collect(Collectors.toSet());
    private final byte[] webhook = Shipped.webhook();
    private final JsonNode body = tree();
    private final ObjectNode customer = customer(body);

    /** From the record's tree to the patch. */
    @Benchmark
    public ObjectNode map() {
        return patch(customer);
    }

    /** From a text of 3.5 KB to that of the patch. */
    @Benchmark
    public String mapWithParsingAndWriting() {
        return JsonText.write(patch((ObjectNode) tree()));
    }

    /** The same with all that lies between: brought to the shape of its connector, and admitted. */
    @Benchmark
    public String webhook() {
        var record = customer(tree());
        return mapping.admits("shop", record) == Admission.ADMITTED ? JsonText.write(patch(record)) : "";
    }

    private ObjectNode patch(ObjectNode record) {
        var values = mapping.read("shop", record, NONE).values();
        return mapping.write(new WriteRequest("crm", values, rows, MissingNode.getInstance(), NONE)).patch();
    }

    private JsonNode tree() {
        return ((JsonText.Reading.Readable) JsonText.read(webhook)).tree();
    }

    private ObjectNode customer(JsonNode tree) {
        var inbound = shipped.shop().webhooks().read("customers/create", HEADERS, tree);
        return ((Inbound.Changes) inbound).changes().get(0).record();
    }
}
