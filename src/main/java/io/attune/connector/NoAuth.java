package io.attune.connector;

import java.util.Optional;

/** Nobody asks who we are. */
record NoAuth() implements Auth {

    @Override
    public Call apply(Call call, Account account, Optional<Token> token) {
        return call;
    }

    @Override
    public Optional<OAuth2> oauth2() {
        return Optional.empty();
    }
}
