package io.attune.connector;

import com.google.re2j.Pattern;
import io.attune.connector.answer.BudgetRule;
import io.attune.connector.answer.CostRule;
import io.attune.connector.answer.RemainingRule;
import io.attune.connector.answer.RemainingRule.Unit;
import io.attune.connector.answer.UsageRule;
import io.attune.yaml.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;

/** Reads {@code limits}. */
final class LimitsDecoder {

    private static final Pattern NOTHING = Pattern.compile("()()");

    private LimitsDecoder() {}

    static Limits decode(Section limits) {
        var budgets = new ArrayList<BudgetRule>();
        if (limits.has("cost")) {
            var cost = limits.at("cost");
            budgets.add(new CostRule(Parse.answerPath(cost.at("requested")), Parse.answerPath(cost.at("available")),
                    Parse.answerPath(cost.at("restored_per_second"))));
        }
        if (limits.has("usage")) {
            budgets.add(usage(limits.at("usage")));
        }
        if (limits.has("remaining")) {
            var remaining = limits.at("remaining");
            budgets.add(new RemainingRule(header(remaining.at("header")), header(remaining.at("reset")),
                    Unit.valueOf(remaining.text("unit", "seconds").toUpperCase(Locale.ROOT))));
        }
        var period = Parse.duration(limits.at("per")).orElse(Duration.ofSeconds(1));
        return new DeclaredLimits(limits.number("calls", 10), period, limits.number("concurrency", 4), budgets);
    }

    private static UsageRule usage(Section usage) {
        var pattern = usage.parsed("pattern", SettingsDecoder::pattern).orElse(NOTHING);
        if (pattern.groupCount() < 2) {
            usage.at("pattern").problem("expected two groups, (what is used) and (what is allowed)");
        }
        return new UsageRule(header(usage.at("header")), pattern, usage.number("leave_percent", 0),
                Parse.duration(usage.at("pause")).orElse(Duration.ZERO));
    }

    private static String header(Section at) {
        return at.text().orElse("").toLowerCase(Locale.ROOT);
    }
}
