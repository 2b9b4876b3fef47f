package io.attune.runtime;

/** Attune can't start, for a reason that the person at the terminal can mend; the message is for that person. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartRefused(String message) {
        super(message, null, false, false);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
