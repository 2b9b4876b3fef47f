package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The countries of ISO 3166-1, as the Java runtime knows them. */
public final class Countries {

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** Two capital letters for a code of two or three letters, in any case. */
    public static String code(JsonNode value) throws Unfit {
        var text = Scalar.text(value).strip();
        var code = text.isEmpty() ? text : text.length() > 3 ? null : CODES.get(text.toUpperCase(Locale.ROOT));
        if (code == null) {
            throw new Unfit(value, "is not a country code like US or USA");
        }
        return code;
    }

    /** All codes of two letters. */
    public static Set<String> all() {
        return Set.of(Locale.getISOCountries());
    }

    private static Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (var two : Locale.getISOCountries()) {
            codes.put(two, two);
            codes.put(new Locale("", two).getISO3Country(), two);
        }
        return InOrder.map(codes);
    }
}
