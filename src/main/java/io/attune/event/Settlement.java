package io.attune.event;

/** The end of an event: {@code done}, {@code ignored}, {@code unreadable} or {@code failed}, and why. */
record Settlement(long event, String state, String why) {

    static Settlement done(long event) {
        return new Settlement(event, "done", null);
    }
}
