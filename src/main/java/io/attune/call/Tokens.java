package io.attune.call;

import io.attune.call.Grant.Granted;
import io.attune.connection.Connection;
import io.attune.connector.OAuth2;
import io.attune.connector.Token;
import io.attune.retry.Refusal;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens in use, in memory only. However many calls need a new one at once, it is asked for once. */
final class Tokens {

    /** A token is renewed so long before it expires, or a call under way would meet its end. */
    static final Duration MARGIN = Duration.ofMinutes(1);

    private final TokenEndpoint endpoint;
    private final Rotation rotation;
    private final Clock clock;
    private final Map<String, Holder> holders = new ConcurrentHashMap<>();

    Tokens(TokenEndpoint endpoint, Rotation rotation, Clock clock) {
        this.endpoint = endpoint;
        this.rotation = rotation;
        this.clock = clock;
    }

    /** A token that should be good. Never fails. */
    Uni<Grant> current(Connection connection, OAuth2 oauth2) {
        return Uni.createFrom().deferred(() -> holder(connection).current(connection, oauth2));
    }

    /** Another token than this one, which the system has just refused. Never fails. */
    Uni<Grant> instead(Connection connection, OAuth2 oauth2, Token spent) {
        return Uni.createFrom().deferred(() -> holder(connection).instead(connection, oauth2, spent));
    }

    private Holder holder(Connection connection) {
        return holders.computeIfAbsent(connection.name(), name -> new Holder());
    }

    private Uni<Grant> obtain(Connection connection, OAuth2 oauth2) {
        return Uni.createFrom().deferred(() -> oauth2.rotates()
                        ? rotation.obtain(connection, oauth2)
                        : endpoint.ask(connection, oauth2))
                .onFailure().recoverWithItem(e -> broken(connection, e));
    }

    private static Grant broken(Connection connection, Throwable e) {
        Log.errorf(e, "token.failed connection=%s", connection.name());
        return Grant.denied(Refusal.UNREACHABLE, "it can be neither read nor stored", Optional.empty());
    }

    private boolean isGood(Token token, Instant now) {
        return token.expires().map(end -> now.isBefore(end.minus(MARGIN))).orElse(true);
    }

    /** The token of one connection, and the asking for it that is under way. */
    private final class Holder {
        private Optional<Token> token = Optional.empty();
        private Optional<Uni<Grant>> flight = Optional.empty();

        synchronized Uni<Grant> current(Connection connection, OAuth2 oauth2) {
            return token.filter(it -> isGood(it, clock.instant()))
                    .map(good -> Uni.createFrom().<Grant>item(new Granted(good)))
                    .orElseGet(() -> join(connection, oauth2));
        }

        synchronized Uni<Grant> instead(Connection connection, OAuth2 oauth2, Token spent) {
            token = token.filter(it -> it != spent); // one that is not the spent one came meanwhile, and is tried
            return current(connection, oauth2);
        }

        private Uni<Grant> join(Connection connection, OAuth2 oauth2) {
            if (flight.isEmpty()) {
                flight = Optional.of(obtain(connection, oauth2).onItem().invoke(this::land).memoize().indefinitely());
            }
            return flight.get().emitOn(Here.executor());
        }

        private synchronized void land(Grant grant) {
            flight = Optional.empty();
            token = grant.fold(Optional::of, denied -> Optional.empty());
        }
    }
}
