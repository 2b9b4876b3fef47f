package io.attune.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;

/** What a system does to a text before it keeps it. Done twice it changes nothing more. */
public enum NormalForm {
    AS_GIVEN {
        @Override
        String of(String text) {
            return text;
        }
    },
    LOWER {
        @Override
        String of(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    },
    TRIM {
        @Override
        String of(String text) {
            return text.strip();
        }
    },
    CUT {
        @Override
        String of(String text) {
            return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        }
    };

    /** What {@link #CUT} leaves of a text. */
    public static final int LONGEST = 20;

    abstract String of(String text);

    /** Anything but a text is kept as it is. */
    public JsonNode of(JsonNode value) {
        return value.isTextual() ? TextNode.valueOf(of(value.textValue())) : value;
    }
}
