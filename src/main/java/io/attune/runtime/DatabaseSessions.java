package io.attune.runtime;

import io.quarkus.logging.Log;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How each session of the database begins. What Attune asks for in large numbers it asks for by keys, some hundred at a
 * time; what it does not find by an index is asked for seldom. PostgreSQL's planner decides once for a prepared
 * statement, by what it knew of the tables then: where these were empty, as on a new database, or had no backlog, it
 * takes a scan of all of them for cheap, and keeps to that while they grow. So scans, and joins that need one, are for
 * statements that have no other way, and nothing is compiled that runs for a moment.
 */
@ApplicationScoped
public class DatabaseSessions implements PgPoolCreator {

    private static final String BEGIN =
            "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off";

    @Override
    public Pool create(Input input) {
        return PgBuilder.pool().with(input.poolOptions()).connectingTo(input.pgConnectOptionsList().get(0))
                .using(input.vertx()).withConnectHandler(DatabaseSessions::begin).build();
    }

    /** Gives the session to its pool when it is set up; one that can't be is closed, and the pool makes another. */
    public static void begin(SqlConnection session) {
        session.query(BEGIN).execute().onFailure(failure ->
                Log.warnf("database.session-not-set why=\"%s\"", failure.getMessage()))
                .onComplete(set -> session.close());
    }
}
