package io.attune.connector.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.expression.Formula;
import io.attune.redaction.Redactor;
import io.attune.retry.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The errors of a system, in order: the first rule that fits an answer says what it means, whatever its status, since
 * many systems hide errors in a 200. What no rule speaks of means what HTTP says.
 *
 * @param words formulas for the system's own words, of which the first that gives any is used
 */
public record ErrorRules(List<ErrorRule> rules, List<Formula> words) {

    private static final int MOST_RAW = 500;

    public ErrorRules {
        rules = List.copyOf(rules);
        words = List.copyOf(words);
    }

    /** Why this answer is no success; empty where it is one. Never Done. */
    public Optional<Outcome> failure(View answer) {
        var variables = answer.variables();
        return rules.stream().filter(rule -> rule.fits(variables)).findFirst()
                .map(rule -> outcome(rule.meaning(), rule.words().orElseGet(() -> words(answer)), rule.pause(answer)))
                .or(() -> Meaning.ofStatus(answer.status())
                        .map(meaning -> outcome(meaning, words(answer), answer.retryAfter())));
    }

    private static Outcome outcome(Meaning meaning, String words, Optional<Duration> pause) {
        return meaning.refusal()
                .<Outcome>map(refusal -> new Outcome.NotDone(refusal, words, pause))
                .orElseGet(() -> new Outcome.Unknown(words, pause));
    }

    /** What the system said, fit to be shown: one line, no control characters, no tokens, at most 2,000 characters. */
    public String words(View answer) {
        return words.stream()
                .flatMap(formula -> ErrorRule.computed(formula, answer.variables()).stream())
                .map(ErrorRules::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(Redactor::line)
                .orElseGet(() -> raw(answer));
    }

    private static String text(JsonNode words) {
        if (words.isArray()) {
            return String.join("; ", StreamSupport.stream(words.spliterator(), false).map(ErrorRules::text)
                    .filter(text -> !text.isBlank()).distinct().toList());
        }
        return words.isTextual() ? words.textValue().strip() : "";
    }

    /** The answer itself, cut short. */
    public static String raw(View answer) {
        var body = new String(answer.raw(), 0, Math.min(answer.raw().length, 4 * MOST_RAW), StandardCharsets.UTF_8)
                .strip();
        var shown = body.length() > MOST_RAW ? body.substring(0, MOST_RAW) + "…" : body;
        return Redactor.line("HTTP " + answer.status() + (shown.isEmpty() ? " without a body" : ": " + shown));
    }
}
