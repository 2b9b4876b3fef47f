package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts: texts with two decimals, as the vendor writes them. */
public final class Money {

    /** The shop's own currency. */
    public static final String HOME = "USD";

    private Money() {}

    public static BigDecimal of(JsonNode amount) {
        return new BigDecimal(amount.asText("0").isEmpty() ? "0" : amount.asText("0"));
    }

    public static String text(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** The amount in the shop's currency and in the buyer's; here they are always the same. */
    static ObjectNode bag(String amount, String currency) {
        var bag = Canonical.NODES.objectNode();
        bag.putObject("shop_money").put("amount", amount).put("currency_code", currency);
        bag.putObject("presentment_money").put("amount", amount).put("currency_code", currency);
        return bag;
    }
}
