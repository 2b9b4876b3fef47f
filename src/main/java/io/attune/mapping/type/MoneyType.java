package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.Shape.Kind;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * {@code money(row)}: an exact amount in the currency that another row holds. ISO 4217 says how many decimals it has
 * (JPY 0, USD 2, KWD 3), after the tables of the Java runtime. Nothing is rounded. It is written as a text with exactly
 * those decimals; {@code as: number} writes a number. While the currency is untold, so is the amount.
 */
public final class MoneyType extends NonBlankType {

    private final String currencyRow;

    MoneyType(String currencyRow) {
        super("money(" + currencyRow + ")", Kind.TEXT, Kind.NUMBER);
        this.currencyRow = currencyRow;
    }

    @Override
    public Set<String> needs() {
        return Set.of(currencyRow);
    }

    /** The decimals of the currency that the other row holds now; empty while it is untold. */
    public OptionalInt decimals(RowContext rows) throws Unfit {
        var currency = rows.shared(currencyRow);
        if (currency.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (currency.isNull()) {
            throw new Unfit(currency, "in the row " + currencyRow + " leaves the amount without a currency");
        }
        return OptionalInt.of(known(currency).map(Currency::getDefaultFractionDigits).filter(digits -> digits >= 0)
                .orElseThrow(() -> new Unfit(currency, "is not a currency of ISO 4217 with an amount")));
    }

    private static Optional<Currency> known(JsonNode code) {
        try {
            return Optional.of(Currency.getInstance(code.asText()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        var amount = Scalar.number(value);
        var decimals = decimals(rows);
        if (decimals.isEmpty()) {
            return MissingNode.getInstance();
        }
        refuseMoreDecimals(value, decimals.getAsInt(), rows);
        return Scalar.of(amount);
    }

    @Override
    JsonNode put(JsonNode value, RowContext rows) throws Unfit {
        var decimals = decimals(rows).orElseThrow(() -> withoutCurrency(value));
        refuseMoreDecimals(value, decimals, rows);
        return Scalar.of(Scalar.number(value).setScale(decimals).toPlainString());
    }

    /** Why an amount cannot be written while its currency is untold. */
    public Unfit withoutCurrency(JsonNode amount) {
        return new Unfit(amount, "cannot be written while its currency, the row " + currencyRow + ", is unknown");
    }

    private void refuseMoreDecimals(JsonNode value, int decimals, RowContext rows) throws Unfit {
        if (Scalar.number(value).stripTrailingZeros().scale() > decimals) {
            var currency = rows.shared(currencyRow).asText();
            throw new Unfit(value, "has more decimals than " + currency + " (" + decimals + ")");
        }
    }
}
