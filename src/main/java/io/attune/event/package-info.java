/**
 * The inbox: what systems told us, on disk before anybody is answered, and handed on until it is settled.
 *
 * <p>Other packages put an {@link io.attune.event.Arrival} into the {@link io.attune.event.Inbox}, take {@link
 * io.attune.event.Event}s from the channel {@code events}, and tell the {@link io.attune.event.EventLog} what became of
 * one that had no effect. None of them knows what carries the channels: here it is PostgreSQL, by configuration.
 */
package io.attune.event;
