package io.attune.connector;

import java.util.List;
import java.util.Optional;

/** A way to sign in that a connector file describes. */
public interface Auth {

    /** The call with the credentials in it. A token is needed exactly where {@link #oauth2} is present. */
    Call apply(Call call, Account account, Optional<Token> token);

    /** How to get a token, where this way needs one. */
    Optional<OAuth2> oauth2();

    /** What a connection must have to sign in so. */
    default Needs needs() {
        return Needs.NOTHING;
    }

    /**
     * What is wrong with the account's credentials as far as can be seen without calling anybody; it shows none of
     * them.
     */
    default List<String> faults(Account account) {
        return List.of();
    }
}
