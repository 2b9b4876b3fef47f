package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.ArrayList;

/** A text of several lines and the list of them. Every kind of line break is read, {@code \n} is written. */
final class Lines {

    private Lines() {}

    /** Without the empty lines at the end. */
    static JsonNode split(JsonNode value) throws Unfit {
        var lines = new ArrayList<>(Scalar.text(value).lines().toList());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return Separator.list(lines);
    }

    static JsonNode join(JsonNode value) throws Unfit {
        var lines = Separator.texts(value);
        if (lines.stream().anyMatch(line -> line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0)) {
            throw new Unfit(value, "holds a line break in one of its lines");
        }
        return Scalar.of(String.join("\n", lines));
    }
}
