package io.attune.call;

import io.attune.connection.Connection;
import io.attune.connector.Call;
import io.attune.connector.HttpAnswer;
import io.attune.connector.OAuth2;
import io.attune.connector.Token;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Makes calls with the connection's credentials. A token that the system holds to be spent is replaced once. */
final class SignIn {

    private static final int UNAUTHORIZED = 401;

    private final Lines lines;
    private final Tokens tokens;

    SignIn(Lines lines, Tokens tokens) {
        this.lines = lines;
        this.tokens = tokens;
    }

    Uni<Reply> send(Connection connection, Call call) {
        return connection.auth().oauth2()
                .map(oauth2 -> new WithToken(connection, call, oauth2).send())
                .orElseGet(() -> withSecret(connection, call));
    }

    /** A secret that is refused stays refused until a person changes it. */
    private Uni<Reply> withSecret(Connection connection, Call call) {
        var signed = connection.auth().apply(call, connection, Optional.empty());
        return lines.of(connection).call(signed, SignIn::isUnauthorized);
    }

    private static boolean isUnauthorized(HttpAnswer answer) {
        return answer.status() == UNAUTHORIZED;
    }

    private final class WithToken {
        private final Connection connection;
        private final Call call;
        private final OAuth2 oauth2;

        WithToken(Connection connection, Call call, OAuth2 oauth2) {
            this.connection = connection;
            this.call = call;
            this.oauth2 = oauth2;
        }

        Uni<Reply> send() {
            return tokens.current(connection, oauth2).chain(grant -> grant.fold(this::first, this::deny));
        }

        /** That a token is spent is the way of tokens: it says nothing against the system, and the call is repeated. */
        private Uni<Reply> first(Token token) {
            return lines.of(connection).call(signed(token), answer -> isUnauthorized(answer) && !oauth2.isSpent(answer))
                    .chain(reply -> isSpent(reply) ? renewed(token) : Uni.createFrom().item(reply));
        }

        private Uni<Reply> renewed(Token spent) {
            return tokens.instead(connection, oauth2, spent).chain(grant -> grant.fold(this::second, this::deny));
        }

        private Uni<Reply> second(Token token) {
            return lines.of(connection).call(signed(token), answer -> isUnauthorized(answer) || oauth2.isSpent(answer));
        }

        private Call signed(Token token) {
            return connection.auth().apply(call, connection, Optional.of(token));
        }

        private boolean isSpent(Reply reply) {
            return reply instanceof Reply.Answered answered && oauth2.isSpent(answered.answer());
        }

        private Uni<Reply> deny(Reply.NotSent denied) {
            return Uni.createFrom().item(denied);
        }
    }
}
