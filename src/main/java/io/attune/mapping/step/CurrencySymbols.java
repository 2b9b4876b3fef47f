package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.Currency;
import java.util.Map;

/**
 * The signs that mean one currency (CLDR, English): {@code $} is the US dollar. A currency without one is written as
 * its code.
 */
final class CurrencySymbols {

    private static final TwoWays SIGNS = new TwoWays(Map.ofEntries(
            Map.entry("$", "USD"), Map.entry("€", "EUR"), Map.entry("£", "GBP"), Map.entry("¥", "JPY"),
            Map.entry("A$", "AUD"), Map.entry("CA$", "CAD"), Map.entry("NZ$", "NZD"), Map.entry("HK$", "HKD"),
            Map.entry("NT$", "TWD"), Map.entry("MX$", "MXN"), Map.entry("R$", "BRL"), Map.entry("CN¥", "CNY"),
            Map.entry("₹", "INR"), Map.entry("₩", "KRW"), Map.entry("₪", "ILS"), Map.entry("₫", "VND"),
            Map.entry("₱", "PHP")), "sign");

    private CurrencySymbols() {}

    static JsonNode code(JsonNode sign) throws Unfit {
        try {
            return SIGNS.meaning(sign);
        } catch (Unfit notASign) {
            return currency(sign);
        }
    }

    static JsonNode symbol(JsonNode code) throws Unfit {
        try {
            return SIGNS.name(code);
        } catch (Unfit withoutSign) {
            return currency(code);
        }
    }

    private static JsonNode currency(JsonNode value) throws Unfit {
        try {
            return Scalar.of(Currency.getInstance(Scalar.text(value)).getCurrencyCode());
        } catch (IllegalArgumentException e) {
            throw new Unfit(value, "is neither the sign nor the code of a currency");
        }
    }
}
