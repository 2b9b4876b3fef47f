package io.attune.review;

import java.time.Instant;

/**
 * What waits at one connection in one state.
 *
 * @param state  of deliveries: due, waiting, held, dead; of events: stored, unreadable, failed
 * @param oldest since when the oldest of them waits
 */
public record WaitingView(String connection, String state, long count, Instant oldest) {}
