package io.attune.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.connection.Connection;
import io.attune.connector.Change;
import io.attune.connector.ConnectorObject;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.merge.Rules;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A system of a mapping, as its connector and its connection describe it now. */
public record Place(Mapping mapping, Rules rules, MappedSystem system, Connection connection, ConnectorObject object) {

    /** A record that stood in a listing which was asked for then. */
    public Told listed(String id, ObjectNode record, Instant asked) {
        return listed(Change.seen(object.name(), id, record, object.observed(record)), asked);
    }

    /** One that a listing told to be gone, or left out. */
    public Told unlisted(String id, Instant asked) {
        return listed(Change.deleted(object.name(), id), asked);
    }

    private Told listed(Change change, Instant asked) {
        return new Told(mapping, system, change, asked, OptionalLong.empty(), Actors.of(connection, change.actor()),
                Told.Evidence.LISTED);
    }

    /** What was asked for in a telling like this, as it was found. */
    Told found(Told like, Change change, Instant asked) {
        return like.as(change, Actors.of(connection, change.actor()), asked);
    }

    /** @throws NotReadable where what shows it is no record */
    Change seen(String id, Optional<ObjectNode> record) {
        var shown = record.orElseThrow(() -> new NotReadable(system.name() + " shows nothing of " + id));
        return Change.seen(object.name(), id, shown, object.observed(shown));
    }
}
