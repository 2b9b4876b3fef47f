package io.attune.api;

import java.util.Optional;

/** What was looked for, or the problem that it is not there. */
final class Found {

    private Found() {}

    static <T> T or404(Optional<T> found, String what) {
        return found.orElseThrow(() -> Problem.of(ApiReason.NOT_FOUND, "there is no " + what).exception());
    }
}
