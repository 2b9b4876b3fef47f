package io.attune.delivery;

import io.attune.merge.RecordState;
import io.attune.record.RecordLoader.Stored;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state of a record that a delivery loaded or stored last. It is the newest one as long as nobody else took a step
 * of the record.
 */
final class InHand {

    private record Known(Stored stored, long steps) {}

    private volatile Optional<Known> known = Optional.empty();

    /** @param steps that others had taken by then */
    static InHand loaded(Claimed claimed, RecordState state) {
        var hand = new InHand();
        hand.known = Optional.of(new Known(new Stored(claimed.mapping(), state), claimed.steps()));
        return hand;
    }

    /** It was stored just now. */
    void keep(Claimed claimed, RecordState state, OptionalLong steps) {
        known = steps.isPresent()
                ? Optional.of(new Known(Stored.by(claimed.mapping(), state), steps.getAsLong())) : Optional.empty();
    }

    /** Whether a step was stored is not known. */
    void forget() {
        known = Optional.empty();
    }

    /** Empty where somebody else took a step since. */
    Optional<Stored> newest(OptionalLong steps) {
        return known.filter(it -> steps.isPresent() && it.steps() == steps.getAsLong()).map(Known::stored);
    }
}
