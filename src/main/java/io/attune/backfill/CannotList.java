package io.attune.backfill;

/** A system whose records cannot be counted, in words. */
class CannotList extends RuntimeException {

    CannotList(String words) {
        super(words, null, false, false);
    }
}
