package io.attune.call;

import io.attune.connector.Account;
import io.attune.connector.Call;
import io.attune.connector.HttpAnswer;
import io.attune.connector.OAuth2;
import io.attune.connector.Request;
import io.attune.connector.Secret;
import io.attune.connector.Token;
import io.attune.connector.TokenAnswer;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Posts the refresh token as the body ({@code own} where there is none). A granting answer is {@code ACCESS [REFRESH]}
 * and {@code x-expires-in} in seconds; 400 refuses the credentials.
 */
record PlainOAuth(String url, boolean rotates) implements OAuth2 {

    @Override
    public Call tokenCall(Account account, Optional<Secret> refresh, Instant now) {
        byte[] body = refresh.map(Secret::reveal).orElse("own").getBytes(StandardCharsets.UTF_8);
        var request = new Request("POST", url, Map.of(), Optional.of(body), Duration.ofSeconds(20));
        return new Call("token", "token", request, Set.of(), Map.of());
    }

    @Override
    public TokenAnswer read(HttpAnswer answer, Instant now) {
        if (answer.status() == 400) {
            return new TokenAnswer.Refused(new Outcome.NotDone(Refusal.UNAUTHORIZED, "invalid_grant"));
        }
        if (answer.status() != 200) {
            return new TokenAnswer.Refused(new Outcome.Unknown("status " + answer.status(), Optional.empty()));
        }
        var words = new String(answer.body(), StandardCharsets.UTF_8).split(" ");
        return new TokenAnswer.Granted(new Token(Secret.of(words[0]),
                answer.header("x-expires-in").map(Long::parseLong).map(now::plusSeconds), Map.of(),
                words.length > 1 ? Optional.of(Secret.of(words[1])) : Optional.empty()));
    }

    /** 401, or a body that says so whatever its status. */
    @Override
    public boolean isSpent(HttpAnswer answer) {
        return answer.status() == 401 || new String(answer.body(), StandardCharsets.UTF_8).equals("INVALID_SESSION_ID");
    }
}
