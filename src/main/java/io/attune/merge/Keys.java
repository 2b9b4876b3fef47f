package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of {@code match}, as hashes. A key with a blank part neither matches nor claims. Only the first complete key
 * of a record is claimed; the others only search.
 */
public final class Keys {

    private Keys() {}

    /** Hashes of the complete keys, in the order of the file: the first one is the record's claim. */
    public static List<String> of(Rules rules, Map<String, JsonNode> values) {
        var hashes = new ArrayList<String>();
        for (var key : rules.match()) {
            if (key.stream().allMatch(field -> isFilled(values.get(field)))) {
                hashes.add(hash(key, values));
            }
        }
        return hashes;
    }

    /** The keys whose every part has a value, in the order of the file. */
    public static List<List<String>> complete(Rules rules, Map<String, JsonNode> values) {
        return rules.match().stream()
                .filter(key -> key.stream().allMatch(field -> isFilled(values.get(field))))
                .toList();
    }

    /** Whether both records have the same complete keys: told without hashing where their fields hold the same. */
    public static boolean areSame(Rules rules, RecordState one, RecordState other) {
        return rules.match().stream().flatMap(List::stream)
                        .allMatch(field -> value(one, field).equals(value(other, field)))
                || of(rules, Lag.agreed(one)).equals(of(rules, Lag.agreed(other)));
    }

    private static Optional<JsonNode> value(RecordState state, String field) {
        return Optional.ofNullable(state.fields().get(field)).map(Agreed::value);
    }

    private static boolean isFilled(JsonNode value) {
        return value != null && !value.isNull() && !value.isMissingNode();
    }

    private static String hash(List<String> key, Map<String, JsonNode> values) {
        var parts = Canonical.NODES.objectNode();
        key.forEach(field -> parts.set(field, values.get(field)));
        return Canonical.hash(parts);
    }
}
