package io.attune.event;

import java.time.Duration;

/** The database did not confirm in time; whether it will is open. */
final class NotInTimeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotInTimeException(Duration limit) {
        super("the database did not confirm within " + limit.toSeconds() + " s", null, false, false);
    }
}
