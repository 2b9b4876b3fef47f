package io.attune.call;

import io.attune.call.Grant.Granted;
import io.attune.connection.Connection;
import io.attune.connector.HttpAnswer;
import io.attune.connector.OAuth2;
import io.attune.connector.Secret;
import io.attune.connector.TokenAnswer;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks a connection's token endpoint. Never fails. */
final class TokenEndpoint {

    private final Lines lines;
    private final Clock clock;

    TokenEndpoint(Lines lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /** With the connection's own secret. Where that is refused, nothing helps but a person: the breaker opens. */
    Uni<Grant> ask(Connection connection, OAuth2 oauth2) {
        return ask(connection, oauth2, Optional.empty(), answer -> isRefused(oauth2, answer));
    }

    /** With a refresh token. Where that is refused another one may do, so nothing is said against the system. */
    Uni<Grant> renew(Connection connection, OAuth2 oauth2, Secret refresh) {
        return ask(connection, oauth2, Optional.of(refresh), answer -> false);
    }

    private Uni<Grant> ask(Connection connection, OAuth2 oauth2, Optional<Secret> refresh,
            Predicate<HttpAnswer> lockedOut) {
        return lines.of(connection).token(oauth2.tokenCall(connection, refresh, clock.instant()), lockedOut)
                .onItem().transform(reply -> grant(oauth2, reply));
    }

    private boolean isRefused(OAuth2 oauth2, HttpAnswer answer) {
        return grant(oauth2.read(answer, clock.instant())).isRefused();
    }

    private Grant grant(OAuth2 oauth2, Reply reply) {
        return reply.fold(
                answered -> grant(oauth2.read(answered.answer(), clock.instant())),
                notSent -> Grant.denied(notSent.refusal(), notSent.words(), notSent.pause()),
                lost -> Grant.denied(Refusal.UNREACHABLE, lost.words(), Optional.empty()));
    }

    private static Grant grant(TokenAnswer answer) {
        return answer instanceof TokenAnswer.Granted granted
                ? new Granted(granted.token())
                : denied(((TokenAnswer.Refused) answer).outcome());
    }

    private static Grant denied(Outcome outcome) {
        return outcome.fold(
                done -> Grant.denied(Refusal.UNAUTHORIZED, "the answer holds none", Optional.empty()),
                notDone -> Grant.denied(notDone.refusal(), notDone.words(), notDone.pause()),
                unknown -> Grant.denied(Refusal.UNREACHABLE, unknown.words(), unknown.pause()));
    }
}
