package io.attune.decision;

import io.attune.catalog.Catalog;
import io.attune.record.Identity;
import io.attune.record.RecordLoader;
import io.attune.sync.NotReadable;
import io.attune.sync.Reads;
import io.attune.sync.Told;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads records in their systems, and finds out whose they are. */
@ApplicationScoped
class Places {

    private final Catalog catalog;
    private final Reads reads;
    private final RecordLoader loader;

    Places(Catalog catalog, Reads reads, RecordLoader loader) {
        this.catalog = catalog;
        this.reads = reads;
        this.loader = loader;
    }

    /** Fails with {@link NotReadable}, also where no mapping in force has the system. */
    Uni<Told> read(String mapping, String system, String externalId) {
        return catalog.mapping(mapping)
                .flatMap(known -> known.system(system).map(mapped -> reads.read(known, mapped, externalId)))
                .orElseGet(() -> Uni.createFrom().failure(new NotReadable("no mapping in force has it")));
    }

    /** Holds up whoever would link this id. */
    Uni<Optional<UUID>> holder(SqlConnection db, Duplicate question) {
        var identity = new Identity(question.mapping(), question.system(), question.externalId());
        return loader.lockIdentity(db, identity).chain(() -> loader.find(db, identity));
    }

    /** Whether it is linked to a record of which more is known than that something refers to it. As the holder. */
    Uni<Boolean> isHeld(SqlConnection db, Duplicate question) {
        return holder(db, question).chain(holder -> holder.isEmpty() ? Uni.createFrom().item(false)
                : loader.load(db, holder.get()).map(stored -> stored
                        .filter(found -> found.state().seen() || found.state().isEnded()).isPresent()));
    }
}
