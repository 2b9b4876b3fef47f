package io.attune.connector;

import java.util.Locale;

/** Why a webhook is refused: the closed list of {@code reason} in answers, logs and metrics. */
public enum Reason {
    HEADER_MISSING(400),
    HEADER_DOUBLED(400),
    SIGNATURE(401),
    /** Signed too long ago, or for a time to come. */
    STALE(401),
    /** Properly signed, but for another account than this connection's. */
    WRONG_ACCOUNT(401),
    UNKNOWN_CONNECTION(404),
    METHOD(405),
    TOO_LARGE(413),
    /** The inbox of this connection is full. */
    TOO_MANY(429),
    /** More comes at once than this process has room for. */
    BUSY(503),
    /** It cannot be put on disk now. */
    NOT_STORED(503);

    private final int status;

    Reason(int status) {
        this.status = status;
    }

    /** The HTTP status that says it. */
    public int status() {
        return status;
    }

    /** {@code header-missing} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
