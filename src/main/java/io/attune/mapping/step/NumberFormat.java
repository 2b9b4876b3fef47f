package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** {@code number_format: {decimal: ",", thousands: "."}}: the system has numbers as such texts. */
final class NumberFormat extends ValueStep {

    private final char decimal;
    private final Optional<Character> thousands;

    private NumberFormat(char decimal, Optional<Character> thousands) {
        super("number_format", StepClass.EXACT, "reads numbers like "
                + grouped("1234", thousands) + decimal + "5");
        this.decimal = decimal;
        this.thousands = thousands;
    }

    static NumberFormat of(Arguments arguments) {
        var signs = arguments.pairs("a sign for decimals, perhaps one for thousands");
        var decimal = sign(arguments, signs, "decimal").orElseThrow(() -> arguments.wrong("a sign for decimals"));
        var thousands = sign(arguments, signs, "thousands");
        if (signs.size() != (thousands.isPresent() ? 2 : 1) || thousands.equals(Optional.of(decimal))) {
            throw arguments.wrong("two different signs, decimal and thousands");
        }
        return new NumberFormat(decimal, thousands);
    }

    private static Optional<Character> sign(Arguments arguments, Map<String, JsonNode> signs, String name) {
        if (!signs.containsKey(name)) {
            return Optional.empty();
        }
        var text = arguments.textOf(signs.get(name));
        if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0)) || text.equals("-") || text.equals("+")) {
            throw arguments.wrong("one sign each for decimal and thousands");
        }
        return Optional.of(text.charAt(0));
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        var text = Scalar.text(value).strip();
        int point = text.indexOf(decimal);
        var whole = point < 0 ? text : text.substring(0, point);
        var digits = thousands.isEmpty() ? whole : whole.replace(thousands.get().toString(), "");
        var number = point < 0 ? digits : digits + "." + text.substring(point + 1);
        boolean clear = whole.equals(digits) || whole.equals(grouped(digits, thousands));
        if (!clear || digits.indexOf('.') >= 0 || !Scalar.isNumber(number)) {
            throw new Unfit(value, "is not a number like " + grouped("1234", thousands) + decimal + "5");
        }
        return Scalar.of(new BigDecimal(number));
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        var plain = Scalar.number(value).toPlainString();
        int point = plain.indexOf('.');
        var whole = grouped(point < 0 ? plain : plain.substring(0, point), thousands);
        return Scalar.of(point < 0 ? whole : whole + decimal + plain.substring(point + 1));
    }

    private static String grouped(String whole, Optional<Character> thousands) {
        int start = whole.startsWith("-") || whole.startsWith("+") ? 1 : 0;
        var grouped = new StringBuilder(whole);
        for (int at = whole.length() - 3; at > start && thousands.isPresent(); at -= 3) {
            grouped.insert(at, (char) thousands.get());
        }
        return grouped.toString();
    }
}
