package io.attune.token;

import io.attune.connector.Secret;

/** What is kept for a connection. The version tells a later {@code replace} which token it stands in for. */
public sealed interface Kept {

    /** Zero where nothing was kept yet. */
    long version();

    record Nothing() implements Kept {
        @Override
        public long version() {
            return 0;
        }
    }

    record Held(long version, Secret token) implements Kept {}

    /** It is there, but no key of {@code ATTUNE_KEY} opens it. */
    record Shut(long version) implements Kept {}
}
