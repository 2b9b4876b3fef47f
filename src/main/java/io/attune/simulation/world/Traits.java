package io.attune.simulation.world;

import java.time.Duration;

/**
 * What one system is like.
 *
 * @param skew    how much its clock is ahead of ours
 * @param binding what it says of a write that is bound to a state of the record that is no more
 */
public record Traits(String name, Duration skew, Keeping keeping, Telling telling, Lags lags, Binding binding) {

    /** It takes no condition; or answers 412; or 409, as to a key that is taken. */
    public enum Binding { NONE, CHANGED, CONFLICT }

    /** What orders two tellings of one record: a number, a time in whole seconds, or nothing. */
    public enum Stamp { REVISION, SECONDS, NONE }

    /** Whether the system keeps our marker, and takes it as a key for writes. */
    public enum Marker { LOST, KEPT, UPSERTS }

    /** What a webhook tells of the record, if there are any. */
    public enum Hooks { WHOLE, CHANGED, NONE }

    /**
     * @param texts     what it does to texts
     * @param declared  its connector says so
     * @param uniqueKey a second record with the same key is refused
     */
    public record Keeping(NormalForm texts, boolean declared, boolean uniqueKey, Marker marker) {}

    /**
     * @param answersShow an answer to a write shows the record; otherwise it only says that it was done
     * @param actor       it tells who made the last edit
     */
    public record Telling(Stamp stamp, Hooks hooks, boolean answersShow, boolean actor) {}

    /**
     * @param search how long a new record stays hidden from searches by our marker
     * @param read   how old an answer to a read may be
     */
    public record Lags(Duration search, Duration read) {}

    /** The same system, as another object in it is named. */
    Traits named(String other) {
        return new Traits(other, skew, keeping, telling, lags, binding);
    }

    Traits bindingWrites(Binding by) {
        return new Traits(name, skew, keeping, telling, lags, by);
    }

    /** Whether writes are bound, and by a number that no two states share. */
    public boolean bindsExactly() {
        return binding != Binding.NONE && telling.stamp() == Stamp.REVISION;
    }

    public boolean keepsMarker() {
        return keeping.marker() != Marker.LOST;
    }
}
