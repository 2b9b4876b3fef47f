package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.List;

/**
 * A text of several lines and the list of them. Every kind of line break is read, {@code \n} is written; empty lines at
 * the end are not kept.
 */
final class Lines {

    private Lines() {}

    static JsonNode split(JsonNode value) throws Unfit {
        return Separator.list(toLastFull(Scalar.text(value).lines().toList()));
    }

    static JsonNode join(JsonNode value) throws Unfit {
        var lines = toLastFull(Separator.texts(value));
        if (lines.stream().anyMatch(line -> line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0)) {
            throw new Unfit(value, "holds a line break in one of its lines");
        }
        return Scalar.of(String.join("\n", lines));
    }

    private static List<String> toLastFull(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isEmpty()) {
            end--;
        }
        return lines.subList(0, end);
    }
}
