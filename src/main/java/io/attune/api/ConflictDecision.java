package io.attune.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.decision.Choice;
import io.attune.document.Canonical;
import java.util.Optional;
import java.util.Set;

/**
 * How a person decides a conflict.
 *
 * @param by    who decides
 * @param take  kept or lost; or a value
 * @param value another value, as the shared field holds it
 */
public record ConflictDecision(String by, Optional<String> take, Optional<JsonNode> value) {

    static ConflictDecision read(byte[] text) {
        var body = Body.read(text, Set.of("by", "take", "value"));
        if (body.has("take") == body.has("value")) {
            throw Body.bad("expected one of take and value");
        }
        return body.has("take")
                ? new ConflictDecision(body.by(), Optional.of(body.oneOf("take", "kept", "lost")), Optional.empty())
                : new ConflictDecision(body.by(), Optional.empty(),
                        Optional.of(Canonical.of(body.json().get("value"))));
    }

    Choice choice() {
        return value.<Choice>map(Choice.Other::new)
                .orElseGet(() -> take.filter("kept"::equals).isPresent() ? new Choice.Kept() : new Choice.Lost());
    }
}
