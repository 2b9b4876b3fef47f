package io.attune.api;

/** What a request for one thing did. */
final class Changed {

    private Changed() {}

    static Done orProblem(boolean done, String missing) {
        if (done) {
            return new Done(1);
        }
        throw Problem.of(ApiReason.NOT_WAITING, "there is " + missing + " (any more)").exception();
    }
}
