package io.attune.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.merge.Agreed;
import io.attune.merge.Held;
import io.attune.merge.Inflight;
import io.attune.merge.Origin;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The documents in which a record's and a link's fields are stored: one short key a part, nothing that is empty. */
final class StateJson {

    private StateJson() {}

    static String agreed(Map<String, Agreed> fields) {
        return document(fields, (Agreed agreed) -> {
            var json = Canonical.NODES.objectNode();
            json.set("v", agreed.value());
            json.put("n", agreed.version());
            json.put("s", agreed.origin().system());
            agreed.origin().from().ifPresent(from -> json.put("from", from.toString()));
            json.put("to", agreed.origin().to().toString());
            agreed.origin().actor().ifPresent(actor -> json.put("by", actor));
            return json;
        });
    }

    static SortedMap<String, Agreed> readAgreed(String text) {
        return parts(text, json -> new Agreed(value(json, "v"), json.get("n").longValue(), new Origin(
                json.get("s").asText(),
                text(json, "from").map(Instant::parse),
                Instant.parse(json.get("to").asText()),
                text(json, "by"))));
    }

    static String held(Map<String, Held> fields) {
        return document(fields, (Held held) -> {
            var json = Canonical.NODES.objectNode();
            if (!held.shadow().isMissingNode()) {
                json.set("v", held.shadow());
            }
            json.put("n", held.ack());
            held.image().ifPresent(image -> json.set("i", image));
            if (held.assumed()) {
                json.put("a", true);
            }
            return json;
        });
    }

    static SortedMap<String, Held> readHeld(String text) {
        return parts(text, json -> new Held(value(json, "v"), json.get("n").longValue(),
                json.has("i") ? Optional.of(value(json, "i")) : Optional.empty(), json.has("a")));
    }

    static String patch(Map<String, Inflight.Sent> fields) {
        return document(fields, (Inflight.Sent sent) -> {
            var json = Canonical.NODES.objectNode();
            json.set("v", sent.value());
            json.put("n", sent.version());
            return json;
        });
    }

    static SortedMap<String, Inflight.Sent> readPatch(String text) {
        return parts(text, json -> new Inflight.Sent(value(json, "v"), json.get("n").longValue()));
    }

    private static JsonNode value(JsonNode json, String key) {
        return Canonical.of(json.path(key));
    }

    private static Optional<String> text(JsonNode json, String key) {
        return json.has(key) ? Optional.of(json.get(key).asText()) : Optional.empty();
    }

    private static <T> String document(Map<String, T> fields, Function<T, ObjectNode> part) {
        var json = Canonical.NODES.objectNode();
        fields.forEach((name, value) -> json.set(name, part.apply(value)));
        return JsonText.write(json);
    }

    private static <T> SortedMap<String, T> parts(String text, Function<JsonNode, T> part) {
        var parts = new TreeMap<String, T>();
        JsonText.parseOwn(text).fields().forEachRemaining(entry -> parts.put(entry.getKey(), part.apply(entry.getValue())));
        return parts;
    }
}
