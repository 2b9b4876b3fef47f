package io.attune.process;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.UUID;

/** A kind of work that processes take on lease. */
public interface Leases {

    /** What this process has under way is free for others at once; how much it was. */
    Uni<Integer> free(SqlConnection db, UUID process);
}
