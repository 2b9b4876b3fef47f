package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The metafields of one record, found by namespace and key. */
public final class Metafields {

    /** Where a metafield goes that names no namespace: the app's own. */
    static final String OWN_NAMESPACE = "$app";
    private static final String STALE = "The resource has been updated since it was loaded. Try again with an updated"
            + " `compareDigest` value.";

    private final Draft draft;
    private final Kind kind;
    private final ObjectNode owner;

    Metafields(Draft draft, Kind kind, ObjectNode owner) {
        this.draft = draft;
        this.kind = kind;
        this.owner = owner;
    }

    public static Optional<JsonNode> find(JsonNode owner, String namespace, String key) {
        return all(owner).filter(it -> is(it, namespace, key)).findFirst();
    }

    /** The record that has this value in a unique metafield. */
    static Optional<ObjectNode> owner(Records records, Kind kind, JsonNode customId) {
        return records.all(kind)
                .filter(record -> find(record, namespace(customId), customId.path("key").asText())
                        .filter(it -> it.path("type").asText().equals(MetafieldTypes.UNIQUE))
                        .filter(it -> it.path("value").equals(customId.path("value")))
                        .isPresent())
                .findFirst();
    }

    /** Changes with every change of the value: what {@code compareDigest} compares. */
    public static String digest(JsonNode metafield) {
        return Canonical.sha256(metafield.path("value").asText().getBytes(StandardCharsets.UTF_8));
    }

    /** Sets one, or tells why not, with {@code field} within the one that was given. */
    Optional<UserError> set(JsonNode input) {
        var old = find(owner, namespace(input), input.path("key").asText());
        var type = Texts.at(input, "type").or(() -> old.map(it -> it.path("type").asText())).orElse("");
        var error = error(input, type, old);
        if (error.isEmpty()) {
            put(input, type, old);
        }
        return error;
    }

    /** Sets each of a list, as inputs of records have them. */
    List<UserError> setAll(JsonNode inputs) {
        var errors = new ArrayList<UserError>();
        for (int i = 0; i < inputs.size(); i++) {
            var at = String.valueOf(i);
            set(inputs.get(i)).map(error -> error.under("metafields", at)).ifPresent(errors::add);
        }
        return errors;
    }

    private Optional<UserError> error(JsonNode input, String type, Optional<JsonNode> old) {
        var value = input.path("value").asText("");
        if (input.path("key").asText("").isBlank()) {
            return Optional.of(UserError.at("key", "Key can't be blank", "BLANK"));
        } else if (value.isEmpty()) {
            return Optional.of(UserError.at("value", "Value can't be blank", "BLANK"));
        } else if (type.isEmpty()) {
            return Optional.of(UserError.at("type", "Type can't be blank", "BLANK"));
        } else if (!MetafieldTypes.isKnown(type)) {
            return Optional.of(
                    UserError.at("type", "Type must be one of the supported types, was: " + type, "INCLUSION"));
        } else if (isStale(input, old)) {
            return Optional.of(UserError.at("compareDigest", STALE, "STALE_OBJECT"));
        } else if (type.equals(MetafieldTypes.UNIQUE) && isTaken(input)) {
            return Optional.of(UserError.at("value", "Value has already been taken", "TAKEN"));
        }
        return MetafieldTypes.complaint(type, value).map(words -> UserError.at("value", words, "INVALID_VALUE"));
    }

    /** A digest of null says that there must not be one yet; none at all says that it does not matter. */
    private static boolean isStale(JsonNode input, Optional<JsonNode> old) {
        var expected = input.path("compare_digest");
        return !expected.isMissingNode()
                && !old.map(Metafields::digest).equals(Optional.ofNullable(expected.textValue()));
    }

    private boolean isTaken(JsonNode input) {
        return owner(draft, kind, input).filter(other -> !other.path("id").equals(owner.path("id"))).isPresent();
    }

    private void put(JsonNode input, String type, Optional<JsonNode> old) {
        if (old.filter(it -> it.path("value").equals(input.path("value")) && it.path("type").asText().equals(type))
                .isPresent()) {
            return;
        }
        ObjectNode metafield = old.<ObjectNode>map(JsonNode::deepCopy).orElseGet(() -> fresh(input));
        metafield.put("value", input.path("value").asText()).put("type", type).put("updated_at", draft.time());
        var others = all(owner).filter(it -> !it.path("id").equals(metafield.path("id"))).toList();
        ArrayNode list = owner.putArray("metafields");
        list.addAll(others).add(metafield);
    }

    private ObjectNode fresh(JsonNode input) {
        return Canonical.NODES.objectNode()
                .put("id", draft.chance().id())
                .put("namespace", namespace(input))
                .put("key", input.path("key").asText())
                .put("created_at", draft.time());
    }

    static void remove(ObjectNode owner, JsonNode identifier) {
        var others = all(owner).filter(it -> !is(it, namespace(identifier), identifier.path("key").asText())).toList();
        owner.putArray("metafields").addAll(others);
    }

    private static boolean is(JsonNode metafield, String namespace, String key) {
        return metafield.path("namespace").asText().equals(namespace) && metafield.path("key").asText().equals(key);
    }

    private static String namespace(JsonNode input) {
        return Texts.at(input, "namespace").orElse(OWN_NAMESPACE);
    }

    public static Stream<JsonNode> all(JsonNode owner) {
        return Items.of(owner.path("metafields"));
    }
}
