package io.attune.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelRuntimeException;

/** A fault at run time that already has words for the author of the formula. */
final class Fault extends CelRuntimeException {

    private static final long serialVersionUID = 1;

    Fault(String words) {
        super(new IllegalArgumentException(words), CelErrorCode.INVALID_ARGUMENT);
    }

    String words() {
        return getCause().getMessage();
    }

    @Override
    public Throwable fillInStackTrace() {
        return this; // the words are all that is told
    }
}
