package io.attune.simulation.oracle;

import java.util.stream.Stream;

/** One invariant, looked for in all of a run. */
@FunctionalInterface
interface Check {

    Stream<Violation> of(Evidence evidence);
}
