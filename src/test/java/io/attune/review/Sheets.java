package io.attune.review;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Puts rows into the database, as steps, deliveries and the inbox leave them. */
@ApplicationScoped
public class Sheets {

    public static final UUID ADA = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    public static final UUID BOB = UUID.fromString("01890a5d-ac97-774b-bcce-b302099a8057");

    private static final String TABLES = """
            truncate record, link, claim, delivery, inflight, maybe_sent, conflict, duplicate, decision, change, attempt, problem,
            event restart identity cascade""";

    /** The rows of tests have dates of their own, whatever the day is on which they run. */
    private static final String[] ANY_DAY = {
            "create table if not exists change_rest partition of change default",
            "create table if not exists attempt_rest partition of attempt default"};

    private static final String[] LEAVE = {
            "update event set state = 'done', settled_at = now() where state = 'stored' and holder is null",
            "delete from delivery where lease is null"};
    private static final String UNDER_WAY = """
            select (select count(*) from event where state = 'stored' and holder in (select id from process))
                + (select count(*) from delivery where lease in (select id from process))""";

    private final Pool pool;

    Sheets(Pool pool) {
        this.pool = pool;
    }

    /**
     * Nothing but what these statements put in. What an earlier test left to be tried again, the application is at in
     * this very moment: it would put in its rows afterwards, or wait for a table that is emptied while this waits for
     * one of its rows.
     */
    public void only(String... statements) {
        await().atMost(Duration.ofSeconds(30)).pollInSameThread().pollDelay(Duration.ZERO).untilAsserted(() -> {
            run(LEAVE);
            assertEquals("0", one(UNDER_WAY), "still under way");
        });
        run(TABLES);
        run(ANY_DAY);
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
