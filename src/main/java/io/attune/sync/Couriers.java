package io.attune.sync;

import io.attune.record.Saving;
import java.util.List;

/**
 * Whoever delivers, as far as a step that makes deliveries due needs to know: with free hands, it takes them from the
 * step itself, and nobody need claim them.
 */
public interface Couriers {

    /** Of what is about to be stored in one transaction, as many deliveries as there are hands for. */
    Errands take(List<Saving> savings);

    /** Deliveries that are stored with a lease. Either {@link #begin} or {@link #drop} is called, once. */
    interface Errands {

        /** All of what is to be stored, some with leases. */
        List<Saving> savings();

        /** Whether all deliveries that the step of this record makes due are among them. */
        boolean isTaken(Saving saving);

        /** They are committed. */
        void begin();

        /** They are not, as far as is known. */
        void drop();
    }
}
