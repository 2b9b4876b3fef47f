package io.attune.sandbox.shop.rules;

import io.attune.document.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The types that a metafield may have here, and what each of them takes. Values are always texts. */
final class MetafieldTypes {

    /** The type whose values no two records may share; records can be found by it. */
    static final String UNIQUE = "id";

    private record Rule(Predicate<String> takes, String words) {}

    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("single_line_text_field", new Rule(v -> v.indexOf('\n') < 0, "can't have line breaks.")),
            Map.entry("multi_line_text_field", new Rule(v -> true, "")),
            Map.entry(UNIQUE, new Rule(v -> v.indexOf('\n') < 0, "can't have line breaks.")),
            Map.entry("url",
                    new Rule(v -> v.startsWith("http:") || v.startsWith("https:"), "must be an http or https URL.")),
            Map.entry("boolean", new Rule(v -> v.equals("true") || v.equals("false"), "must be true or false.")),
            Map.entry("number_integer", new Rule(v -> parses(v, BigInteger::new), "must be an integer.")),
            Map.entry("number_decimal", new Rule(v -> parses(v, BigDecimal::new), "must be a decimal.")),
            Map.entry("date", new Rule(v -> parses(v, LocalDate::parse), "must be in YYYY-MM-DD format.")),
            Map.entry("date_time", new Rule(v -> ShopTime.read(v).isPresent(), "must be in ISO 8601 format.")),
            Map.entry("json", new Rule(MetafieldTypes::isJson, "must be a valid JSON.")));

    private MetafieldTypes() {}

    static boolean isKnown(String type) {
        return RULES.containsKey(type);
    }

    /** What is wrong with the value, in the vendor's manner. */
    static Optional<String> complaint(String type, String value) {
        var rule = RULES.get(type);
        return rule.takes().test(value) ? Optional.empty() : Optional.of("Value " + rule.words());
    }

    private interface Parser {
        Object parse(String text);
    }

    private static boolean parses(String value, Parser parser) {
        try {
            parser.parse(value);
            return true;
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }

    private static boolean isJson(String value) {
        return JsonText.read(value.getBytes(StandardCharsets.UTF_8)) instanceof JsonText.Reading.Readable;
    }
}
