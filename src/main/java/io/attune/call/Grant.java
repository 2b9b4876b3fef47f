package io.attune.call;

import io.attune.call.Reply.NotSent;
import io.attune.connector.Token;
import io.attune.redaction.Redactor;
import io.attune.retry.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What came of getting an access token. */
sealed interface Grant {

    record Granted(Token token) implements Grant {}

    /** No token; so the call that wanted it was not sent. */
    record Denied(NotSent reply) implements Grant {}

    /** @param words may repeat what the token endpoint said, and endpoints are known to repeat what they were sent */
    static Grant denied(Refusal refusal, String words, Optional<Duration> pause) {
        return new Denied(new NotSent(refusal, "signing in failed: " + Redactor.line(words), pause));
    }

    /** Whether the credentials themselves were refused, rather than the asking. */
    default boolean isRefused() {
        return this instanceof Denied denied && denied.reply().refusal() == Refusal.UNAUTHORIZED;
    }

    default <R> R fold(Function<Token, R> granted, Function<NotSent, R> denied) {
        return this instanceof Granted it ? granted.apply(it.token()) : denied.apply(((Denied) this).reply());
    }
}
