package io.attune.delivery;

/** The delivery was claimed by another worker in the meantime: what this one learnt is thrown away. */
final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    LeaseLost(Claimed claimed) {
        super("the lease is lost: " + claimed, null, false, false);
    }
}
