package io.attune.record;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records that turned out to be others of ours. */
public final class MergedRecords {

    private static final String MERGED = "update record set merged_into = $2 where id = $1 or merged_into = $1";

    private MergedRecords() {}

    /** Whoever refers to the one refers to the other from now on, which may be where it is waited for already. */
    public static Uni<Void> note(SqlConnection db, UUID one, UUID other, Instant now) {
        return db.preparedQuery(MERGED).execute(Tuple.of(one, other))
                .chain(() -> Awaited.wake(db, List.of(new Awaited.Parent(one, Optional.empty(), now))));
    }
}
