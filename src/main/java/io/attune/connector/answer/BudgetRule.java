package io.attune.connector.answer;

import java.time.Duration;
import java.util.Optional;

/** How a system tells what is left of an allowance, and when to wait for more of it. */
public sealed interface BudgetRule permits CostRule, UsageRule, RemainingRule {

    /** How long to call no more after this answer; empty: go on. */
    Optional<Duration> pause(View answer);
}
