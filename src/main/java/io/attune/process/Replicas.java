package io.attune.process;

import jakarta.enterprise.context.ApplicationScoped;

/** How many processes work on this database, as of a second ago. */
@ApplicationScoped
public class Replicas {

    private volatile int living = 1;

    /** This one among them; at least 1. */
    public int living() {
        return living;
    }

    void are(int living) {
        this.living = living;
    }
}
