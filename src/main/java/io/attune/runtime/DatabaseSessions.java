package io.attune.runtime;

import io.quarkus.logging.Log;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

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
    private static final int FIRST = 1;

    private volatile boolean stopping;

    @Override
    public Pool create(Input input) {
        return PgBuilder.pool().with(input.poolOptions()).connectingTo(input.pgConnectOptionsList().get(0))
                .using(input.vertx()).withConnectHandler(this::begin).build();
    }

    /** First of all that stop. */
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        stopping = true;
    }

    /** Gives the session to its pool when it is set up; one that can't be is closed, and the pool makes another. */
    public void begin(SqlConnection session) {
        session.query(BEGIN).execute().onFailure(this::tell).onComplete(set -> session.close());
    }

    /** While the process stops its pool is closed under whatever session begins. */
    private void tell(Throwable failure) {
        if (!stopping) {
            Log.warnf("database.session-not-set why=\"%s\"", failure.getMessage());
        }
    }
}
