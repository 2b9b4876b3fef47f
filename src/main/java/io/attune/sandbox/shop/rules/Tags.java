package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Tags: one text with commas in REST, a list in GraphQL; sorted, and alike whatever their case. */
public final class Tags {

    private Tags() {}

    public static List<String> of(JsonNode record) {
        return clean(List.of(record.path("tags").asText("")));
    }

    public static void set(ObjectNode record, Collection<String> tags) {
        record.put("tags", String.join(", ", clean(tags)));
    }

    /** Each text may hold several, separated by commas. Of tags that differ in case only, the first stays. */
    static List<String> clean(Collection<String> texts) {
        var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var text : texts) {
            for (int start = 0; start <= text.length();) {
                int comma = text.indexOf(',', start);
                int end = comma < 0 ? text.length() : comma;
                var tag = text.substring(start, end).strip();
                if (!tag.isEmpty()) {
                    byName.putIfAbsent(tag, tag);
                }
                start = end + 1;
            }
        }
        return List.copyOf(byName.values());
    }

    static void add(ObjectNode record, Collection<String> tags) {
        var all = new ArrayList<>(of(record));
        all.addAll(tags);
        set(record, all);
    }

    static void remove(ObjectNode record, Collection<String> tags) {
        set(record, without(of(record), clean(tags)));
    }

    /** Those of {@code tags} that are not in {@code others}. */
    static List<String> without(List<String> tags, List<String> others) {
        return tags.stream().filter(tag -> others.stream().noneMatch(tag::equalsIgnoreCase)).toList();
    }
}
