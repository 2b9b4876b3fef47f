package io.attune.token;

import io.attune.connector.Secret;
import io.smallrye.mutiny.Uni;

/** The refresh tokens that vendors replace at each use, by connection. */
public interface RefreshTokens {

    /** Whether there is a key to seal with. Without one no rotating token may be used: its successor would be lost. */
    boolean canKeep();

    Uni<Kept> find(String connection);

    /**
     * Puts a token in the place of the version that was used to get it, on disk before this completes.
     *
     * @return false where that version is no longer the newest: another process was there first, and its token stays
     */
    Uni<Boolean> replace(String connection, long version, Secret token);
}
