package io.attune.connector;

import java.util.Optional;

/** A way to sign in that a connector file describes. */
public interface Auth {

    /** The call with the credentials in it. A token is needed exactly where {@link #oauth2} is present. */
    Call apply(Call call, Account account, Optional<Token> token);

    /** How to get a token, where this way needs one. */
    Optional<OAuth2> oauth2();
}
