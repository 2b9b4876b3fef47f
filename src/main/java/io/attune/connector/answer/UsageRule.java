package io.attune.connector.answer;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Optional;

/**
 * A header that counts the calls of a day: {@code api-usage=18/15000}.
 *
 * @param header   in lower case
 * @param pattern  two groups, what is used and what is allowed
 * @param leave    what is left to others, of a hundred
 * @param pause    how long to wait once no more than that is left
 */
public record UsageRule(String header, Pattern pattern, int leave, Duration pause) implements BudgetRule {

    @Override
    public Optional<Duration> pause(View answer) {
        return answer.header(header)
                .map(pattern::matcher)
                .filter(Matcher::find)
                .filter(this::isSpent)
                .map(found -> pause);
    }

    private boolean isSpent(Matcher found) {
        try {
            long used = Long.parseLong(found.group(1));
            long allowed = Long.parseLong(found.group(2));
            return allowed > 0 && used >= 0 && (double) used / allowed >= 1 - leave / 100.0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
