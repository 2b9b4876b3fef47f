package io.attune.delivery;

import io.attune.merge.RecordState;
import io.attune.record.RecordLoader.Stored;
import java.util.Optional;

/**
 * The state of a record that was loaded or stored last for a delivery. It is the newest one as long as nobody else took
 * a step of the record.
 */
final class InHand {

    private record Known(Stored stored, long steps) {}

    private final String mapping;
    private final long claimed;
    private volatile Optional<Known> known = Optional.empty();
    private volatile Optional<FirstWrite> first = Optional.empty();

    /** @param claimed the steps that others had taken when it was claimed */
    InHand(String mapping, long claimed) {
        this.mapping = mapping;
        this.claimed = claimed;
    }

    /** Of a delivery that became due in the very step that led to this state. */
    static InHand begun(String mapping, RecordState state) {
        var hand = new InHand(mapping, 0);
        hand.keep(state, 0);
        return hand;
    }

    /** It was stored in that very step that the first write is on its way. */
    void begin(RecordState noted, Optional<FirstWrite> write) {
        keep(noted, 0);
        first = write;
    }

    /** The write that is noted as sent, and is to be sent now; only once. */
    Optional<FirstWrite> takeFirst() {
        var write = first;
        first = Optional.empty();
        return write;
    }

    /** Since it was claimed. */
    void loaded(RecordState state) {
        known = Optional.of(new Known(new Stored(mapping, state), claimed));
    }

    /** It was stored just now. */
    void keep(RecordState state, long steps) {
        known = Optional.of(new Known(Stored.by(mapping, state), steps));
    }

    /** Whether a step was stored is not known. */
    void forget() {
        known = Optional.empty();
    }

    /** Empty where nothing is known yet. */
    Optional<RecordState> state() {
        return known.map(it -> it.stored().state());
    }

    /** Empty where somebody else took a step since. */
    Optional<Stored> newest(long steps) {
        return known.filter(it -> it.steps() == steps).map(Known::stored);
    }
}
