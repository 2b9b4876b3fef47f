package io.attune.retry;

/** Why an attempt surely had no effect: the words of a connector's error rules ({@code then:}), and two of our own. */
public enum Refusal {
    /** The values are refused and will be again (400, 422, user errors): a person or a new value is needed. */
    INVALID,
    /** The access token is not taken (401): refresh once, then tell the owner. */
    UNAUTHORIZED,
    /** The account may not do this (403): tell the owner. */
    FORBIDDEN,
    /** The record is not there (404, 410): perhaps deleted. */
    NOT_FOUND,
    /** Somebody was there before us (409, unique value taken): look again. */
    CONFLICT,
    /** The record is no more as it was when it was read (412): nothing was written over; read again. */
    CHANGED,
    /** More than one record matches (300): a person must say which. */
    AMBIGUOUS,
    /** The record is in use for a moment (423, row lock): again in 1 to 5 s. */
    BUSY,
    /** Too many calls (429, a spent budget): the whole connection waits; no try is counted. */
    RATE_LIMITED,
    /** The account is closed or frozen: the connection pauses until its owner acts. */
    PAUSED,
    /** Never left this machine: no address, no connection, no TLS. */
    UNREACHABLE,
    /** Not tried: the breaker is open or the budget is spent. No try is counted. */
    NOT_TRIED
}
