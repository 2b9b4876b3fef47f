package io.attune.connector;

import io.attune.connector.answer.BudgetRule;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Limits as a connector file tells them. Of several budgets the one that needs the longest wait counts. */
record DeclaredLimits(int permits, Duration period, int concurrency, List<BudgetRule> budgets)
        implements Limits {

    DeclaredLimits {
        budgets = List.copyOf(budgets);
    }

    @Override
    public Optional<Duration> pauseAfter(HttpAnswer answer) {
        if (budgets.isEmpty()) {
            return Optional.empty();
        }
        var view = answer.view();
        return budgets.stream().flatMap(rule -> rule.pause(view).stream()).max(Comparator.naturalOrder());
    }
}
