package io.attune.connector;

import io.attune.document.Shape.Field;
import io.attune.yaml.Section;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Holds that every field which mappings may write is carried by a call that writes it. */
record Carried(Map<String, Field> fields, Map<Write.Kind, List<CallRule>> writes) {

    void check(Section update) {
        var calls = writes.getOrDefault(Write.Kind.UPDATE, List.of());
        if (calls.isEmpty() || calls.stream().anyMatch(call -> call.carries().isEmpty())) {
            return;
        }
        var missing = new TreeSet<String>();
        fields.values().stream().filter(field -> !field.readOnly()).forEach(field -> missing.add(field.name()));
        calls.forEach(call -> missing.removeAll(call.carries()));
        missing.forEach(name -> update.problemOfKey("no call here carries the field '" + name
                + "': add it to a call, or declare it read_only"));
    }
}
