package io.attune.runtime;

import java.util.function.Supplier;

/** Attune can't start, for a reason that the person at the terminal can mend; the message is for that person. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartRefused(String message) {
        super(message, null, false, false);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the reading of a setting gives; what it throws in words for an operator refuses the start. */
    public static <T> T unlessRead(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new StartRefused(e.getMessage());
        }
    }
}
