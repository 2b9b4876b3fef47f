package io.attune.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** The faults of one sandbox, oldest first. Immutable; time and chance are handed in. */
record FaultList(List<Fault> faults) {

    static final FaultList NONE = new FaultList(List.of());

    FaultList {
        faults = List.copyOf(faults);
    }

    FaultList with(Fault fault) {
        return new FaultList(Stream.concat(faults.stream(), Stream.of(fault)).toList());
    }

    FaultList without(String id) {
        return new FaultList(faults.stream().filter(fault -> !fault.id().equals(id)).toList());
    }

    FaultList inForce(Instant now) {
        return new FaultList(faults.stream().filter(fault -> !fault.isOver(now)).toList());
    }

    /** Each matching fault draws its own chance in {@code [0, 1)}, oldest first; the first that hits is the one. */
    Strike strike(String path, Instant now, DoubleSupplier chance) {
        var live = inForce(now);
        return live.faults.stream()
                .filter(fault -> fault.matches(path) && chance.getAsDouble() < fault.order().share())
                .findFirst()
                .map(hit -> new Strike(Optional.of(hit), live.after(hit)))
                .orElse(new Strike(Optional.empty(), live));
    }

    private FaultList after(Fault hit) {
        return new FaultList(faults.stream().map(fault -> fault == hit ? fault.afterAHit() : fault).toList());
    }

    /** What became of one call, and the faults that remain. */
    record Strike(Optional<Fault> fault, FaultList rest) {}
}
