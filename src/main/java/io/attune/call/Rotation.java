package io.attune.call;

import io.attune.connection.Connection;
import io.attune.connector.OAuth2;
import io.attune.connector.Secret;
import io.attune.connector.Token;
import io.attune.retry.Refusal;
import io.attune.token.Kept;
import io.attune.token.RefreshTokens;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * Gets access tokens where each use of the refresh token gives another one. The new one is on disk before the access
 * token is used: whoever loses it has to ask a person to sign in again.
 */
final class Rotation {

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** About half a minute of a database that is away. */
    private static final int STORE_TRIES = 10;

    private final TokenEndpoint endpoint;
    private final RefreshTokens tokens;

    Rotation(TokenEndpoint endpoint, RefreshTokens tokens) {
        this.endpoint = endpoint;
        this.tokens = tokens;
    }

    Uni<Grant> obtain(Connection connection, OAuth2 oauth2) {
        if (!tokens.canKeep()) {
            var words = "its refresh tokens change with each use and cannot be stored without ATTUNE_KEY";
            return Uni.createFrom().item(Grant.denied(Refusal.UNAUTHORIZED, words, Optional.empty()));
        }
        return new Attempt(connection, oauth2).begin();
    }

    private final class Attempt {
        private final Connection connection;
        private final OAuth2 oauth2;

        Attempt(Connection connection, OAuth2 oauth2) {
            this.connection = connection;
            this.oauth2 = oauth2;
        }

        Uni<Grant> begin() {
            return tokens.find(connection.name())
                    .chain(kept -> kept instanceof Kept.Held held ? renew(held) : anew(kept.version()));
        }

        private Uni<Grant> renew(Kept.Held held) {
            return endpoint.renew(connection, oauth2, held.token())
                    .chain(grant -> grant.isRefused() ? after(held) : keep(grant, held.version()));
        }

        /** A token is refused when another process has used it meanwhile: then the one it got is there. */
        private Uni<Grant> after(Kept.Held refused) {
            return tokens.find(connection.name())
                    .chain(kept -> newer(kept, refused) ? renew((Kept.Held) kept) : anew(kept.version()));
        }

        private static boolean newer(Kept kept, Kept.Held refused) {
            return kept instanceof Kept.Held && kept.version() > refused.version();
        }

        /** With the connection's own secret: the first time, and after its owner signed in again. */
        private Uni<Grant> anew(long version) {
            return endpoint.ask(connection, oauth2).chain(grant -> keep(grant, version));
        }

        private Uni<Grant> keep(Grant grant, long version) {
            return grant.fold(Token::refresh, denied -> Optional.<Secret>empty())
                    .map(refresh -> tokens.replace(connection.name(), version, refresh)
                            .onFailure().retry().withBackOff(FIRST_WAIT, LONGEST_WAIT).atMost(STORE_TRIES)
                            .onItem().invoke(this::told)
                            .replaceWith(grant))
                    .orElseGet(() -> Uni.createFrom().item(grant));
        }

        private void told(boolean kept) {
            if (kept) {
                Log.infof("token.rotated connection=%s", connection.name());
            } else {
                Log.warnf("token.dropped connection=%s why=\"another process stored a newer one\"", connection.name());
            }
        }
    }
}
