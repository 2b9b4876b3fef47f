package io.attune.sweep;

/** Another process goes on with the sweep: this one lets go of it. */
final class TakenOver extends RuntimeException {

    private static final long serialVersionUID = 1;

    TakenOver() {
        super("another process goes on with it", null, false, false);
    }
}
