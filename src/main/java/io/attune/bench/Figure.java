package io.attune.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One number that was found.
 *
 * @param name    what it is of
 * @param unit    events/s, ms, MB, and so on
 * @param ofFloor as a share of what the database did with a commit for each row in the same run
 */
record Figure(String name, String unit, double value, Optional<Double> ofFloor) {

    static Figure of(String name, String unit, double value) {
        return new Figure(name, unit, value, Optional.empty());
    }

    Figure over(double floor) {
        return floor > 0 ? new Figure(name, unit, value, Optional.of(value / floor)) : this;
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode()
                .put("figure", name).put("value", rounded(value)).put("unit", unit);
        ofFloor.ifPresent(share -> json.put("of_floor", rounded(share)));
        return json;
    }

    /** To a thousandth: more digits would claim what no run repeats. */
    static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
