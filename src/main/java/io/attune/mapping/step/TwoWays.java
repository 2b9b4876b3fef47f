package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A one-to-one list of names and what they mean. What is not in it does not fit. */
final class TwoWays {

    private final Map<String, String> meanings;
    private final Map<String, String> names = new HashMap<>();
    private final String kind;

    /** @param kind what a name is, for words: {@code the name of a country in German} */
    TwoWays(Map<String, String> meanings, String kind) {
        this.meanings = InOrder.map(meanings);
        this.kind = kind;
        meanings.forEach((name, meaning) -> names.put(meaning, name));
    }

    /** Of what is named, where a name that two share is left out. */
    static TwoWays ofNamed(Map<String, String> names, String kind) {
        var meanings = new LinkedHashMap<String, String>();
        var shared = new HashSet<String>();
        names.forEach((meaning, name) -> {
            if (meanings.putIfAbsent(name, meaning) != null) {
                shared.add(name);
            }
        });
        meanings.keySet().removeAll(shared);
        return new TwoWays(meanings, kind);
    }

    JsonNode meaning(JsonNode name) throws Unfit {
        return found(meanings, name, "is not " + kind);
    }

    JsonNode name(JsonNode meaning) throws Unfit {
        return found(names, meaning, "has no " + kind);
    }

    private static JsonNode found(Map<String, String> map, JsonNode value, String why) throws Unfit {
        return Scalar.of(Optional.ofNullable(map.get(Scalar.text(value))).orElseThrow(() -> new Unfit(value, why)));
    }
}
