package io.attune.connector;

import java.util.List;
import java.util.Optional;

/**
 * What a batch came to.
 *
 * @param each where it is {@link Whole#TOLD}: for each of its calls, in their order; empty: nothing was done for this
 *             one, and it must be made on its own
 */
public record BatchResults<R>(Whole whole, List<Optional<R>> each) {

    /** What became of it as a whole. */
    public enum Whole {
        /** Each call has a result of its own. */
        TOLD,
        /** Nothing was done, which may be the fault of one record. */
        REFUSED,
        /** Nothing was done: the system has no such batches. */
        UNSUPPORTED
    }

    public BatchResults {
        each = List.copyOf(each);
    }

    static <R> BatchResults<R> told(List<Optional<R>> each) {
        return new BatchResults<>(Whole.TOLD, each);
    }

    static <R> BatchResults<R> refused() {
        return new BatchResults<>(Whole.REFUSED, List.of());
    }

    static <R> BatchResults<R> unsupported() {
        return new BatchResults<>(Whole.UNSUPPORTED, List.of());
    }
}
