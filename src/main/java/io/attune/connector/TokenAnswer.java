package io.attune.connector;

import io.attune.retry.Outcome;

/** What came of asking for a token. */
public sealed interface TokenAnswer {

    record Granted(Token token) implements TokenAnswer {}

    /** No token. NotDone UNAUTHORIZED: the credentials are wrong, and asking again is useless until a person acts. */
    record Refused(Outcome outcome) implements TokenAnswer {}
}
