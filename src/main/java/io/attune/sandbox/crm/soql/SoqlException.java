package io.attune.sandbox.crm.soql;

import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.ErrorCode;

/** A query that cannot be run, in the vendor's words. */
public final class SoqlException extends Exception {

    private final transient ApiError error;

    SoqlException(ErrorCode code, String message) {
        super(message, null, false, false);
        this.error = ApiError.of(code, message);
    }

    static SoqlException unexpected(Token token) {
        return new SoqlException(ErrorCode.MALFORMED_QUERY, token.kind() == Token.Kind.END
                ? "unexpected end of the query at column " + token.column()
                : "unexpected token: '%s' at column %d".formatted(token.text(), token.column()));
    }

    public ApiError error() {
        return error;
    }
}
