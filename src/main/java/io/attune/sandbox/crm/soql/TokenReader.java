package io.attune.sandbox.crm.soql;

import java.util.List;

/** Goes over the words of a query, one at a time. */
final class TokenReader {

    private final List<Token> tokens;
    private int next;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        var token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    /** Goes past these words if they come next, all of them or none. */
    boolean skip(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(Math.min(next + i, tokens.size() - 1)).is(words[i])) {
                return false;
            }
        }
        next += words.length;
        return true;
    }

    void expect(String... words) throws SoqlException {
        if (!skip(words)) {
            throw SoqlException.unexpected(peek());
        }
    }

    Token expect(Token.Kind kind) throws SoqlException {
        if (peek().kind() != kind) {
            throw SoqlException.unexpected(peek());
        }
        return take();
    }
}
