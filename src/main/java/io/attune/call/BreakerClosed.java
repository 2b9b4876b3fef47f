package io.attune.call;

import java.time.Duration;

/**
 * A system answers again. Deliveries that failed by its outage may become due at once, spread over {@link #SPREAD}, so
 * that what just came back is not knocked over. Fired as a CDI event on whatever thread heard the good answer: do not
 * block.
 *
 * @param kind of the calls that were held back; {@code token}: every kind
 */
public record BreakerClosed(String connection, String kind) {

    public static final Duration SPREAD = Duration.ofSeconds(30);
}
