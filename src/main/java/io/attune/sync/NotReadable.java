package io.attune.sync;

/** A record that must be read before its telling can be judged cannot be read now: the telling is heard again later. */
public class NotReadable extends RuntimeException {

    public NotReadable(String words) {
        super(words, null, false, false);
    }
}
