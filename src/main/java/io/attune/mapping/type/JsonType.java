package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.Shape;
import java.util.EnumSet;
import java.util.Set;

/** {@code json}: anything, untouched. An empty text and an empty list are values here; only null is blank. */
final class JsonType implements Type {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public JsonNode read(JsonNode systemValue, RowContext rows) throws Unfit {
        refuseWhatNothingStores(systemValue);
        return Canonical.of(systemValue);
    }

    @Override
    public JsonNode write(JsonNode sharedValue, RowContext rows) {
        return sharedValue;
    }

    @Override
    public Set<Shape.Kind> fits() {
        return EnumSet.allOf(Shape.Kind.class);
    }

    private static void refuseWhatNothingStores(JsonNode node) throws Unfit {
        if (node.isTextual()) {
            Scalar.text(node);
        }
        for (var names = node.fieldNames(); names.hasNext();) {
            refuseWhatNothingStores(TextNode.valueOf(names.next()));
        }
        for (var child : node) {
            refuseWhatNothingStores(child);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
