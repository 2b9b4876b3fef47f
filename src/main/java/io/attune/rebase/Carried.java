package io.attune.rebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.mapping.LookupKey;
import io.attune.mapping.Mapping;
import io.attune.mapping.References;
import io.attune.mapping.WriteRequest;
import io.attune.merge.Carry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Written by the one version, read by the other. */
public record Carried(Mapping before, Mapping now) implements Carry {

    /** Whatever a value refers to, it is the same record before and after. */
    static final References SAME = new References() {
        @Override
        public Optional<String> recordOf(String mapping, String externalId) {
            return Optional.of(externalId);
        }

        @Override
        public Optional<String> idOf(String mapping, String recordId) {
            return Optional.of(recordId);
        }

        @Override
        public List<JsonNode> found(LookupKey key) {
            return List.of();
        }
    };

    /** @param before empty where it is not known */
    public static Carry between(Optional<Mapping> before, Mapping now) {
        return before.<Carry>map(known -> new Carried(known, now))
                .orElse((system, field, value) -> Optional.empty());
    }

    @Override
    public Optional<JsonNode> over(String system, String field, JsonNode value) {
        if (before.system(system).isEmpty() || now.system(system).isEmpty() || !before.hasRow(field)) {
            return Optional.empty();
        }
        var written = before.write(new WriteRequest(system, Map.of(field, value), Set.of(field),
                MissingNode.getInstance(), SAME));
        return Optional.ofNullable(now.read(system, written.patch(), SAME).values().get(field));
    }
}
