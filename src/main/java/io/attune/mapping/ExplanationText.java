package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.mapping.Explanation.ExplainedRow;
import io.attune.mapping.Explanation.ExplainedStep;
import io.attune.mapping.Explanation.ExplainedTarget;
import java.util.List;

/** An {@link Explanation} as lines for a terminal: a row, the steps that made its shared value, and where that goes. */
public final class ExplanationText {

    private static final int COLUMN = 34;
    private static final int MOST_SHOWN = 120;

    private final StringBuilder text = new StringBuilder();

    private ExplanationText() {}

    public static String of(Explanation explanation) {
        var lines = new ExplanationText();
        lines.line("mapping " + explanation.mapping() + ", version " + explanation.version() + ", a record of "
                + explanation.from());
        if (explanation.admission() != Admission.ADMITTED) {
            lines.line(explanation.admission() == Admission.REFUSED
                    ? "only_if: the record does not take part, so nothing is written"
                    : "only_if: the record does not tell whether it takes part, so a new one is not made");
        }
        explanation.rows().forEach(row -> lines.row(explanation.from(), row));
        explanation.patches().forEach((system, patch) -> {
            lines.line("");
            lines.line(patch.isEmpty() ? system + " has it all: nothing would be written" : "would be written to "
                    + system + ":");
            patch.fields().forEachRemaining(field -> lines.pair("  " + field.getKey(), shown(field.getValue())));
        });
        return lines.text.toString();
    }

    private void row(String from, ExplainedRow row) {
        line("");
        line(row.row());
        var source = row.source().isEmpty() ? "  always" : "  " + from + ": " + row.source();
        if (row.reading().isEmpty() || row.reading().get(0).value().isMissingNode()) {
            pair(source, shown(row.shared()));
        } else {
            steps(row.reading(), source);
        }
        if (row.shared().isMissingNode()) {
            pair("    no value", row.note());
        } else {
            row.targets().forEach(this::target);
        }
    }

    private void steps(List<ExplainedStep> steps, String first) {
        for (var step : steps) {
            pair(step.name().isEmpty() ? first : "    " + step.name(), shown(step.value())
                    + (step.words().isEmpty() ? "" : "   (" + step.words() + ")"));
        }
    }

    private void target(ExplainedTarget target) {
        if (target.note().isEmpty()) {
            steps(target.writing().stream().skip(1).toList(), "");
            pair("  -> " + target.system() + ": " + target.field(), shown(target.value()));
        } else {
            pair("  -> " + target.system() + ": " + target.field(), target.note());
        }
    }

    private void pair(String left, String right) {
        line(left + " ".repeat(Math.max(2, COLUMN - left.length())) + right);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String shown(JsonNode value) {
        var json = value.isMissingNode() ? "not told" : value.isNull() ? "blank" : JsonText.write(value);
        return json.length() <= MOST_SHOWN ? json : json.substring(0, MOST_SHOWN) + "...";
    }
}
