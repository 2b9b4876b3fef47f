package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A record as it is after a patch: objects are merged, an item of a list by what names it, all else is replaced. */
final class Overlay {

    private Overlay() {}

    static JsonNode of(JsonNode record, JsonNode patch) {
        if (record instanceof ObjectNode before && patch instanceof ObjectNode changes) {
            ObjectNode after = before.deepCopy();
            changes.fields().forEachRemaining(field -> after.set(field.getKey(),
                    before.has(field.getKey()) ? of(before.get(field.getKey()), field.getValue()) : field.getValue()));
            return after;
        }
        return record instanceof ArrayNode before && patch instanceof ArrayNode changes && isOfObjects(before)
                && isOfObjects(changes)
                ? items(before, changes) : patch;
    }

    private static boolean isOfObjects(ArrayNode list) {
        for (var item : list) {
            if (!item.isObject()) {
                return false;
            }
        }
        return true;
    }

    private static ArrayNode items(ArrayNode before, ArrayNode changes) {
        ArrayNode after = before.deepCopy();
        for (var change : changes) {
            int at = matching(after, change);
            if (at < 0) {
                after.add(change);
            } else {
                after.set(at, of(after.get(at), change));
            }
        }
        return after;
    }

    /** The item that differs from the change in one field at most: the one that a path {@code a[k=v].b} writes. */
    private static int matching(ArrayNode items, JsonNode change) {
        for (int i = 0; i < items.size(); i++) {
            int same = 0;
            for (var names = change.fieldNames(); names.hasNext();) {
                var name = names.next();
                same += change.get(name).equals(items.get(i).get(name)) ? 1 : 0;
            }
            if (same >= change.size() - 1 && same > 0) {
                return i;
            }
        }
        return -1;
    }
}
