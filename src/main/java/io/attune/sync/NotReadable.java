package io.attune.sync;

import io.attune.merge.RecordState;

/** A record that must be read before its telling can be judged cannot be read now: the telling is heard again later. */
public class NotReadable extends RuntimeException {

    public NotReadable(String words) {
        super(words, null, false, false);
    }

    static NotReadable before(RecordState rebased) {
        return new NotReadable("record " + rebased.id() + " is read anew by the new version of its mapping first");
    }
}
