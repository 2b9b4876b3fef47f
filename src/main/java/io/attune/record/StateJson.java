package io.attune.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.merge.Agreed;
import io.attune.merge.Fact;
import io.attune.merge.Held;
import io.attune.merge.Inflight;
import io.attune.merge.Swing;
import io.attune.policy.Actor;
import io.attune.policy.Origin;
import io.attune.policy.Side;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The documents in which a record's and a link's fields are stored: one short key a part, nothing that is empty. */
final class StateJson {

    private StateJson() {}

    static String agreed(Map<String, Agreed> fields) {
        return document(fields, (Agreed agreed) -> {
            var json = Canonical.NODES.objectNode();
            json.set("v", agreed.value());
            json.put("n", agreed.version());
            putOrigin(json, agreed.origin());
            agreed.swing().ifPresent(swing -> {
                json.set("was", swing.other());
                json.put("turns", swing.turns());
                json.put("since", swing.since().toString());
            });
            return json;
        });
    }

    private static void putOrigin(ObjectNode json, Origin origin) {
        json.put("s", origin.system());
        origin.from().ifPresent(from -> json.put("from", from.toString()));
        json.put("to", origin.to().toString());
        origin.actor().ifPresent(actor -> {
            json.put("by", actor.id());
            actor.roles().stream().sorted().forEach(json.withArray("as")::add);
        });
    }

    /** The evidence of a conflict: where both values came from. */
    static String evidence(Side winner, Side loser) {
        var json = Canonical.NODES.objectNode();
        putOrigin(json.putObject("winner"), winner.origin());
        putOrigin(json.putObject("loser"), loser.origin());
        return JsonText.write(json);
    }

    /** The history of a step: what it changed. */
    static String changes(Stream<Fact.Changed> changed) {
        var json = Canonical.NODES.arrayNode();
        changed.forEach(one -> {
            var part = json.addObject().put("f", one.field()).put("n", one.after().version())
                    .put("s", one.after().origin().system()).put("d", one.decision());
            one.after().origin().actor().ifPresent(actor -> part.put("by", actor.id()));
            one.before().ifPresent(before -> part.set("was", before));
            part.set("v", one.after().value());
        });
        return JsonText.write(json);
    }

    static SortedMap<String, Agreed> readAgreed(String text) {
        return parts(text, json -> new Agreed(value(json, "v"), json.get("n").longValue(), origin(json), swing(json)));
    }

    private static Origin origin(JsonNode json) {
        var roles = new LinkedHashSet<String>();
        json.path("as").forEach(role -> roles.add(role.asText()));
        return new Origin(json.get("s").asText(), text(json, "from").map(Instant::parse),
                Instant.parse(json.get("to").asText()), text(json, "by").map(by -> new Actor(by, roles)));
    }

    private static Optional<Swing> swing(JsonNode json) {
        return text(json, "since").map(since ->
                new Swing(value(json, "was"), json.path("turns").intValue(), Instant.parse(since)));
    }

    static String held(Map<String, Held> fields) {
        return document(fields, (Held held) -> {
            var json = Canonical.NODES.objectNode();
            if (!held.shadow().isMissingNode()) {
                json.set("v", held.shadow());
            }
            json.put("n", held.ack());
            held.image().ifPresent(image -> json.set("i", image));
            held.assumed().ifPresent(at -> json.put("a", at.toString()));
            return json;
        });
    }

    static SortedMap<String, Held> readHeld(String text) {
        return parts(text, json -> new Held(value(json, "v"), json.get("n").longValue(),
                json.has("i") ? Optional.of(value(json, "i")) : Optional.empty(), assumed(json)));
    }

    /** Earlier versions only noted that it was assumed: no change seen now is known to be older than that. */
    private static Optional<Instant> assumed(JsonNode json) {
        return text(json, "a").map(at -> at.equals("true") ? Instant.EPOCH : Instant.parse(at));
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
        JsonText.parseOwn(text).fields()
                .forEachRemaining(entry -> parts.put(entry.getKey(), part.apply(entry.getValue())));
        return parts;
    }
}
