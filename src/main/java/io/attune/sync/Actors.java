package io.attune.sync;

import io.attune.connection.Connection;
import io.attune.policy.Actor;
import java.util.Optional;

/** Who did it, as the engine wants to know it: a person with roles, or nobody where it was ourselves. */
public final class Actors {

    private Actors() {}

    public static Optional<Actor> of(Connection connection, Optional<String> id) {
        return id.filter(actor -> !connection.isOwn(actor)).map(actor -> new Actor(actor, connection.rolesOf(actor)));
    }
}
