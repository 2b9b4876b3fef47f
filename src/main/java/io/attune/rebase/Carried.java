package io.attune.rebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.mapping.LookupKey;
import io.attune.mapping.Mapping;
import io.attune.mapping.References;
import io.attune.mapping.WriteRequest;
import io.attune.merge.Carry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Written by the one version, read by the other. */
public record Carried(Mapping before, Mapping now) implements Carry {

    /** What systems do to a text without saying so. */
    private static final List<UnaryOperator<String>> SPELLINGS = List.of(UnaryOperator.identity(), String::strip,
            text -> text.toLowerCase(Locale.ROOT), text -> text.toUpperCase(Locale.ROOT));

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
        return written(system, field, value).flatMap(record -> read(system, field, record));
    }

    @Override
    public List<JsonNode> spellings(String system, String field, JsonNode value) {
        return written(system, field, value).stream()
                .flatMap(record -> SPELLINGS.stream().map(spelling -> (ObjectNode) spelled(record, spelling)))
                .flatMap(record -> read(system, field, record).stream())
                .distinct()
                .toList();
    }

    private Optional<ObjectNode> written(String system, String field, JsonNode value) {
        if (before.system(system).isEmpty() || now.system(system).isEmpty() || !before.hasRow(field)) {
            return Optional.empty();
        }
        return Optional.of(before.write(new WriteRequest(system, Map.of(field, value), Set.of(field),
                MissingNode.getInstance(), SAME)).patch());
    }

    private Optional<JsonNode> read(String system, String field, ObjectNode record) {
        return Optional.ofNullable(now.read(system, record, SAME).values().get(field));
    }

    /** With every text in it changed so. */
    private static JsonNode spelled(JsonNode value, UnaryOperator<String> spelling) {
        if (value.isTextual()) {
            return TextNode.valueOf(spelling.apply(value.textValue()));
        } else if (value.isObject()) {
            var record = Canonical.NODES.objectNode();
            value.fields().forEachRemaining(each -> record.set(each.getKey(), spelled(each.getValue(), spelling)));
            return record;
        } else if (value.isArray()) {
            var items = Canonical.NODES.arrayNode();
            value.forEach(item -> items.add(spelled(item, spelling)));
            return items;
        }
        return value;
    }
}
