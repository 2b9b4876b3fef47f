package io.attune.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.review.HistoryView;
import io.attune.review.WhyView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why a field of a record holds what it holds, and what happened to it before. */
record WhyPage(WhyView view, List<Line> history) {

    /** @param what the values, in the order in which they came */
    record Line(Instant at, String kind, String system, String actor, String what, String decision,
            Optional<Long> event) {}

    static WhyPage of(WhyView view, List<HistoryView> history) {
        return new WhyPage(view, history.stream().map(WhyPage::line).toList());
    }

    private static Line line(HistoryView one) {
        return new Line(one.at(), one.kind(), one.system().orElse(""), one.actor().orElse(""), what(one),
                one.decision(), one.event());
    }

    private static String what(HistoryView one) {
        if (one.kept().isPresent()) {
            return "kept " + text(one.kept()) + ", lost " + text(one.lost());
        }
        return one.before().map(before -> text(Optional.of(before)) + " → ").orElse("") + text(one.after());
    }

    private static String text(Optional<JsonNode> value) {
        return value.map(json -> json.isNull() ? "blank" : ReviewLists.text(json)).orElse("");
    }
}
