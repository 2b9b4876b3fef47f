package io.attune.sandbox;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Optional;

/**
 * A fault as it was asked for.
 *
 * @param status  answered by {@link FaultKind#STATUS}
 * @param latency waited by {@link FaultKind#LATENCY}
 * @param share   of the calls that match, how many are hit: 0 to 1
 * @param lasting how long it is in force; empty where it ends after a number of calls
 * @param calls   how many calls it hits before it is over; empty where it ends by time
 * @param match   found somewhere in the path of a call; empty = every call
 */
record FaultOrder(FaultKind kind, int status, Duration latency, double share, Optional<Duration> lasting,
                  Optional<Integer> calls, Optional<Pattern> match) {

    FaultOrder {
        if (lasting.isPresent() == calls.isPresent()) {
            throw new IllegalArgumentException("a fault ends by time or by calls, was: " + lasting + ", " + calls);
        }
    }
}
