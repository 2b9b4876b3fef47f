package io.attune.review;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Puts rows into the database, as steps, deliveries and the inbox leave them. */
@ApplicationScoped
public class Sheets {

    public static final UUID ADA = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    public static final UUID BOB = UUID.fromString("01890a5d-ac97-774b-bcce-b302099a8057");

    private static final String TABLES = """
            truncate record, link, claim, delivery, inflight, maybe_sent, conflict, duplicate, decision, change, attempt, problem,
            event restart identity cascade""";

    private final Pool pool;

    Sheets(Pool pool) {
        this.pool = pool;
    }

    /** Nothing but what these statements put in. */
    public void only(String... statements) {
        run(TABLES);
        run(statements);
    }

    public void run(String... statements) {
        for (var statement : statements) {
            pool.query(statement).execute().await().indefinitely();
        }
    }

    public String one(String query) {
        return String.valueOf(pool.query(query).execute().await().indefinitely().iterator().next().getValue(0));
    }
}
