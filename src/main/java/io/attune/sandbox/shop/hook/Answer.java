package io.attune.sandbox.shop.hook;

import java.util.Optional;

/**
 * How a try ended.
 *
 * @param status of the answer; empty if there was none
 * @param words  the beginning of the answer's body, or why there was none
 */
record Answer(Optional<Integer> status, String words) {

    private static final int MOST_WORDS = 500;

    Answer {
        words = words.substring(0, Math.min(words.length(), MOST_WORDS)).replace("\0", "");
    }

    static Answer none(String why) {
        return new Answer(Optional.empty(), why);
    }

    /** Nothing but 2xx counts: a redirect is a failure at this vendor. */
    boolean isDelivered() {
        return status.filter(it -> it >= 200 && it < 300).isPresent();
    }
}
