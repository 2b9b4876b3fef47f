package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.mapping.type.MoneyType;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.math.BigDecimal;
import java.util.Set;

/** {@code minor_units}: the system has whole cents, fils, yen; how many make one is said by the currency of the row. */
final class MinorUnits extends ValueStep {

    private final MoneyType money;

    private MinorUnits(MoneyType money) {
        super("minor_units", StepClass.EXACT, "makes an amount of its smallest units");
        this.money = money;
    }

    static MinorUnits of(Arguments arguments) {
        arguments.none();
        if (arguments.scope().type() instanceof MoneyType money) {
            return new MinorUnits(money);
        }
        throw new IllegalArgumentException("the step minor_units needs a row of type money(currency), and this one is "
                + arguments.scope().type().name());
    }

    @Override
    public Set<String> needs() {
        return money.needs();
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        var units = Scalar.number(value);
        if (units.stripTrailingZeros().scale() > 0) {
            throw new Unfit(value, "is not a whole number of smallest units");
        }
        var decimals = money.decimals(rows);
        return decimals.isPresent() ? Scalar.of(units.movePointLeft(decimals.getAsInt())) : MissingNode.getInstance();
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        int decimals = money.decimals(rows).orElseThrow(() -> money.withoutCurrency(value));
        var units = Scalar.number(value).movePointRight(decimals);
        try {
            return Scalar.of(new BigDecimal(units.toBigIntegerExact()));
        } catch (ArithmeticException e) {
            throw new Unfit(value, "has a part smaller than the smallest unit of its currency");
        }
    }
}
