package io.attune.connector;

import java.time.Instant;
import java.util.Optional;

/** Getting and renewing an access token, as functions: the shell makes the call and keeps the token. */
public interface OAuth2 {

    /**
     * The call for a token; it carries its own credentials.
     *
     * @param refresh the refresh token of the last answer; empty: the connection's own secret is used
     */
    Call tokenCall(Account account, Optional<Secret> refresh, Instant now);

    TokenAnswer read(HttpAnswer answer, Instant now);

    /**
     * Whether this answer to an ordinary call says that the token is spent: get another one, and repeat the call
     * once.
     */
    boolean isSpent(HttpAnswer answer);

    /** Whether each use of the refresh token gives a new one, which must be stored. */
    boolean rotates();
}
