package io.attune.connector.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Path;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;

/**
 * A bucket of points that fills up by itself: what a call asks for, what is there, what comes back each second, all
 * told in every answer. Paths into {@code status}, {@code headers}, {@code body}.
 */
public record CostRule(Path requested, Path available, Path restored) implements BudgetRule {

    /** Until there is room for another call of the same cost: {@code (requested - available) / restored}. */
    @Override
    public Optional<Duration> pause(View answer) {
        var cost = number(requested.read(answer.root()));
        var left = number(available.read(answer.root()));
        var rate = number(restored.read(answer.root())).filter(number -> number.signum() > 0);
        if (cost.isEmpty() || left.isEmpty() || rate.isEmpty() || left.get().compareTo(cost.get()) >= 0) {
            return Optional.empty();
        }
        return Optional.of(RetryAfter.seconds(cost.get().subtract(left.get())
                .divide(rate.get(), MathContext.DECIMAL32)));
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }
}
