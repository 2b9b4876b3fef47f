package io.attune.simulation.oracle;

import java.util.stream.Stream;

/**
 * Where writes can be bound to the very state that was read, no edit is overwritten that we had not seen: not even by
 * a write that takes effect long after we gave up waiting for it. A write that is to make the record has nothing to be
 * bound to.
 */
final class Unseen implements Check {

    @Override
    public Stream<Violation> of(Evidence evidence) {
        return evidence.world().edits().overwrites().stream()
                .filter(overwrite -> evidence.scene().system(overwrite.place().system()).bindsExactly())
                .filter(overwrite -> overwrite.isBlind() && !overwrite.upserts())
                .map(overwrite -> new Violation(Invariant.UNSEEN,
                        "%s went from %s, which we had not seen, to %s".formatted(overwrite.place(),
                                overwrite.before(), overwrite.after())));
    }
}
