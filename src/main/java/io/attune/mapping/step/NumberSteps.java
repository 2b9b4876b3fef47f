package io.attune.mapping.step;

import io.attune.mapping.step.Steps.Maker;
import java.math.RoundingMode;
import java.util.Map;

/** Steps on numbers. All are exact; none knows a floating-point number. */
final class NumberSteps {

    static final Map<String, Maker> MAKERS = Map.ofEntries(
            Map.entry("to_text", new Maker("to_text", Textual::toText)),
            Map.entry("to_number", new Maker("to_number", Textual::toNumber)),
            Map.entry("scale", new Maker("{scale: 0.01}", Scale::of)),
            Map.entry("percent", new Maker("percent", Scale::percent)),
            Map.entry("round", Rounding.maker("round", "rounds", RoundingMode.HALF_UP)),
            Map.entry("floor", Rounding.maker("floor", "rounds down", RoundingMode.FLOOR)),
            Map.entry("ceil", Rounding.maker("ceil", "rounds up", RoundingMode.CEILING)),
            Map.entry("minor_units", new Maker("minor_units", MinorUnits::of)),
            Map.entry("number_format", new Maker("{number_format: {decimal: ',', thousands: '.'}}", NumberFormat::of)));

    private NumberSteps() {}
}
