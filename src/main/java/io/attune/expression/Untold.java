package io.attune.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelRuntimeException;

/**
 * Thrown through an evaluation that needs a value which was not told. CEL's own rules for errors then are the rules of
 * untold values: {@code false && untold} is false, {@code true || untold} is true, the branch not taken does not
 * matter.
 */
final class Untold extends CelRuntimeException {

    private static final long serialVersionUID = 1;

    static final Untold INSTANCE = new Untold();

    private Untold() {
        super(new IllegalStateException("untold"), CelErrorCode.ATTRIBUTE_NOT_FOUND);
    }

    @Override
    public Throwable fillInStackTrace() {
        return this; // one instance for all: it says nothing about where
    }

    static boolean isIn(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Untold) {
                return true;
            }
        }
        return false;
    }
}
