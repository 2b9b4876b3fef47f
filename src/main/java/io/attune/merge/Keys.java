package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            if (isComplete(key, values)) {
                hashes.add(hash(key, values));
            }
        }
        return hashes;
    }

    /** The hash of the first complete key: the record's claim. */
    public static Optional<String> first(Rules rules, Map<String, JsonNode> values) {
        for (var key : rules.match()) {
            if (isComplete(key, values)) {
                return Optional.of(hash(key, values));
            }
        }
        return Optional.empty();
    }

    /** The keys whose every part has a value, in the order of the file. */
    public static List<List<String>> complete(Rules rules, Map<String, JsonNode> values) {
        return rules.match().stream().filter(key -> isComplete(key, values)).toList();
    }

    private static boolean isComplete(List<String> key, Map<String, JsonNode> values) {
        for (var field : key) {
            if (!isFilled(values.get(field))) {
                return false;
            }
        }
        return true;
    }

    /** Whether both records have the same complete keys: told without hashing where their fields hold the same. */
    public static boolean areSame(Rules rules, RecordState one, RecordState other) {
        var values = Lag.agreed(one);
        var others = Lag.agreed(other);
        for (var key : rules.match()) {
            for (var field : key) {
                if (!Objects.equals(values.get(field), others.get(field))) {
                    return of(rules, values).equals(of(rules, others));
                }
            }
        }
        return true;
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
