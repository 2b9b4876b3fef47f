package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;

/** How much a step may give. */
final class Size {

    static final int MOST_BYTES = 64 * 1024;
    static final String TOO_LARGE = "becomes larger than 64 KiB";

    private Size() {}

    /** Whether the texts of the value, with one byte more for each item of a list, exceed the bound in UTF-8. */
    static boolean isOver(JsonNode value) {
        return value.isTextual() ? isOver(value.textValue()) : within(value, MOST_BYTES) < 0;
    }

    /** The same for a text alone. */
    static boolean isOver(String text) {
        return text.length() > MOST_BYTES || text.length() > MOST_BYTES / 3 && utf8(text) > MOST_BYTES;
    }

    /** For a result that is built bit by bit: stops the building in time. */
    static void refuseOver(StringBuilder result, String madeOf) throws Unfit {
        if (result.length() > MOST_BYTES) {
            throw new Unfit(Scalar.of(madeOf), TOO_LARGE);
        }
    }

    /** What is left of the room; below 0 if it was too small. */
    private static int within(JsonNode value, int room) {
        if (value.isTextual()) {
            var text = value.textValue();
            return text.length() > room ? -1 : room - utf8(text);
        }
        int left = room;
        for (var item : value) {
            left = within(item, left - 1);
            if (left < 0) {
                return -1;
            }
        }
        return left;
    }

    private static int utf8(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
