package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.answer.ErrorRules;
import io.attune.connector.answer.View;
import io.attune.connector.template.Template;
import io.attune.document.Path;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the answer of a token endpoint.
 *
 * @param token   the path of the access token in the body
 * @param assumed how long a token holds where the answer does not say
 */
record TokenReader(Path token, List<String> keep, Optional<Duration> assumed, ErrorRules errors) {

    /** A year; what claims more is not believed, and would not fit a clock. */
    private static final long MOST_SECONDS = 366L * 24 * 3600;

    TokenReader {
        keep = List.copyOf(keep);
    }

    TokenAnswer read(View answer, Instant now) {
        var failure = errors.failure(answer);
        if (failure.isPresent()) {
            return new TokenAnswer.Refused(isFinal(answer.status())
                    ? new Outcome.NotDone(Refusal.UNAUTHORIZED, errors.words(answer))
                    : failure.get());
        }
        var access = Template.plain(token.read(answer.body()));
        return access.isBlank()
                ? new TokenAnswer.Refused(new Outcome.Unknown("the answer holds no token", Optional.empty()))
                : new TokenAnswer.Granted(new Token(Secret.of(access), expires(answer.body(), now), kept(answer.body()),
                        text(answer.body(), "refresh_token").map(Secret::of)));
    }

    /** The credentials are refused: 400 invalid_grant, 401. Waiting helps after 408, 425, 429 alone. */
    private static boolean isFinal(int status) {
        return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
    }

    private Optional<Instant> expires(JsonNode body, Instant now) {
        return seconds(body.path("expires_in")).or(() -> assumed).map(now::plus);
    }

    private static Optional<Duration> seconds(JsonNode told) {
        long seconds = told.isNumber() || told.isTextual() ? told.asLong(0) : 0;
        return seconds > 0 ? Optional.of(Duration.ofSeconds(Math.min(seconds, MOST_SECONDS))) : Optional.empty();
    }

    private Map<String, String> kept(JsonNode body) {
        var kept = new LinkedHashMap<String, String>();
        keep.forEach(name -> text(body, name).ifPresent(value -> kept.put(name, value)));
        return kept;
    }

    private static Optional<String> text(JsonNode body, String name) {
        return Optional.of(Template.plain(body.path(name))).filter(value -> !value.isBlank());
    }
}
