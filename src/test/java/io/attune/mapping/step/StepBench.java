package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.mapping.type.Lookup;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Types;
import io.attune.mapping.type.Unfit;
import io.attune.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A column on a bench: makes steps as a mapping file would, and says what they give. */
final class StepBench {

    static final JsonNode NEW = MissingNode.getInstance();

    static final RowContext ROWS = new RowContext() {
        @Override
        public JsonNode shared(String row) {
            return switch (row) {
                case "currency" -> Canonical.NODES.textNode("USD");
                case "yen" -> Canonical.NODES.textNode("JPY");
                case "dinar" -> Canonical.NODES.textNode("KWD");
                case "gold" -> Canonical.NODES.textNode("XAU");
                case "country" -> Canonical.NODES.textNode("US");
                case "empty" -> Canonical.NODES.nullNode();
                default -> MissingNode.getInstance();
            };
        }

        @Override
        public List<JsonNode> found(Lookup lookup, JsonNode value) {
            var customers = json("""
                    [{"email": "bob@biller.com", "tier": "Gold"}, {"email": "eve@example.com"},
                     {"email": "two@example.com", "tier": "Gold"}, {"email": "two@example.com", "tier": "Standard"}]""");
            return StreamSupport.stream(customers.spliterator(), false)
                    .filter(customer -> customer.path(lookup.by()).equals(value))
                    .map(customer -> customer.path(lookup.give()))
                    .toList();
        }
    };

    /** A customer has these rows. */
    private static final OtherMappings OTHERS = new OtherMappings() {
        @Override
        public Set<String> mappings() {
            return Set.of("customer", "broken");
        }

        @Override
        public Map<String, String> rowTypes(String mapping) {
            return mapping.equals("broken") ? Map.of() : Map.of("email", "email", "tier", "choice(Standard, Gold)",
                    "interests", "tags", "company", "reference(company)", "odd name", "text(9)");
        }
    };

    private static final Map<String, Table> TABLES = Map.of(
            "consent", Table.readAndWrite("consent",
                    pairs("{subscribed: false, pending: false, not_subscribed: true, unsubscribed: true}"),
                    pairs("{true: unsubscribed, false: subscribed}"), new Table.Unknown.Fail()),
            "country_names",
                    Table.both("country_names", pairs("{US: United States, SE: Sweden}"), new Table.Unknown.Fail()),
            "warehouse", Table.readOnly("warehouse", pairs("{US: PDX1, SE: GOT1}"),
                    new Table.Unknown.Use(Canonical.NODES.textNode("PDX1"))),
            "kept", Table.both("kept", pairs("{1: Open, 2: Closed}"), new Table.Unknown.Keep()),
            "blanked", Table.both("blanked", pairs("{1: true}"), new Table.Unknown.Blank()));

    private StepBench() {}

    static Step step(String yaml) {
        return step(yaml, "text(100)");
    }

    static Step step(String yaml, String type) {
        return step(yaml, type, List.of("a", "b"));
    }

    static Step step(String yaml, String type, List<String> fields) {
        return Steps.parse(yaml(yaml),
                new StepScope(Types.parse(type), fields, TABLES, Optional.of("a tenant's salt"), OTHERS));
    }

    static JsonNode yaml(String text) {
        var file = YamlReader.read("test", ("value: " + text).getBytes(StandardCharsets.UTF_8));
        return file.value().orElseThrow(() -> new AssertionError(file.problems().toString())).tree().get("value");
    }

    /** JSON that is exact, and in canonical form; {@code untold} for what is missing. */
    static JsonNode json(String text) {
        if (text.equals("untold")) {
            return NEW;
        }
        var reading = JsonText.read(text.getBytes(StandardCharsets.UTF_8));
        if (reading instanceof JsonText.Reading.Readable readable) {
            return Canonical.of(readable.tree());
        }
        throw new AssertionError(text + ": " + reading);
    }

    static String read(Step step, JsonNode value) {
        try {
            return shown(step.read(value, ROWS));
        } catch (Unfit unfit) {
            return unfit.words();
        }
    }

    static String write(Step step, JsonNode value, JsonNode old) {
        try {
            return shown(step.write(value, old, ROWS));
        } catch (Unfit unfit) {
            return unfit.words();
        }
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "untold" : JsonText.write(value);
    }

    static Map<String, JsonNode> pairs(String yaml) {
        var pairs = new LinkedHashMap<String, JsonNode>();
        yaml(yaml).fields().forEachRemaining(pair -> pairs.put(pair.getKey(), pair.getValue()));
        return pairs;
    }
}
