package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Unfit;
import java.util.Set;

/**
 * {@code state_name: by country}: the system has a state by its name; its code depends on the country, which is another
 * row.
 */
final class StateName extends ValueStep {

    private final String countryRow;

    private StateName(String countryRow) {
        super("state_name", StepClass.EXACT, "makes the code of a state out of its name in the row " + countryRow);
        this.countryRow = countryRow;
    }

    static StateName of(Arguments arguments) {
        var text = arguments.text("by and the row of the country").strip();
        if (!text.startsWith("by ") || text.length() == 3) {
            throw arguments.wrong("by and the row of the country");
        }
        return new StateName(text.substring(3).strip());
    }

    @Override
    public Set<String> needs() {
        return Set.of(countryRow);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        var country = rows.shared(countryRow);
        return country.isMissingNode() ? MissingNode.getInstance() : states(country).meaning(value);
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        return states(rows.shared(countryRow)).name(value);
    }

    private TwoWays states(JsonNode country) throws Unfit {
        return StateNames.of(country.asText()).orElseThrow(() -> new Unfit(country,
                "in the row " + countryRow + " is a country whose states have no names here"));
    }
}
