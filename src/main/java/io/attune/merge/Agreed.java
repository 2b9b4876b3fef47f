package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.policy.Origin;
import io.attune.policy.Side;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The value of a field that all systems shall hold.
 *
 * @param version counts the edits of this field, from 1
 * @param swing   how it has gone back and forth lately; empty before its second value
 */
public record Agreed(JsonNode value, long version, Origin origin, Optional<Swing> swing) {

    public Agreed {
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1, was: " + version);
        }
    }

    static Agreed first(Side side) {
        return new Agreed(side.value(), 1, side.origin(), Optional.empty());
    }

    Agreed next(Side side, Optional<Swing> swinging) {
        return new Agreed(side.value(), version + 1, side.origin(), swinging);
    }

    /** The same edit, which somebody does not leave alone. */
    Agreed swinging(Swing now) {
        return new Agreed(value, version, origin, Optional.of(now));
    }

    /** The same edit: who did not leave it alone is asked about. */
    Agreed calm() {
        return new Agreed(value, version, origin, Optional.empty());
    }

    /** The same edit, as another version of the mapping understands it. */
    Agreed reread(JsonNode as) {
        return new Agreed(as, version, origin, Optional.empty());
    }

    Agreed named(UnaryOperator<JsonNode> names) {
        return new Agreed(names.apply(value), version, origin,
                swing.map(now -> new Swing(names.apply(now.other()), now.turns(), now.since())));
    }

    Side side() {
        return new Side(value, origin);
    }
}
