package io.attune.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which transactions a new record and its first write are stored; the database itself notes them. */
@QuarkusTest
@TestProfile(TwoWays.class)
@WithTestResource(PostgresResource.class)
class FirstWriteOnStageTest extends OnStage {

    /** Table, to where the id of the record stands in it. */
    private static final Map<String, String> WATCHED = Map.of("record", "id", "inflight", "record");
    /** A step that comes while deliveries are claimed hands none on: of some, one does not. */
    private static final int SOME = 4;

    @BeforeEach
    void watch() {
        sheets.run("create table stored (record uuid, tx xid8)", """
                create function note_stored() returns trigger language plpgsql as $$ begin
                    insert into stored values ((coalesce(to_jsonb(new), to_jsonb(old)) ->> tg_argv[0])::uuid,
                        pg_current_xact_id());
                    return null;
                end $$""");
        WATCHED.forEach((table, id) -> sheets.run("""
                create trigger note_stored after insert or update or delete on %s
                for each row execute function note_stored('%s')""".formatted(table, id)));
    }

    @AfterEach
    void leave() {
        WATCHED.keySet().forEach(table -> sheets.run("drop trigger note_stored on " + table));
        sheets.run("drop function note_stored", "drop table stored");
    }

    /** Without an e-mail address there is nothing to search the CRM by, so the write comes first. */
    @Test
    void aNewRecordThatNeedNotBeSearchedForIsStoredWithItsFirstWrite() {
        var transactions = Stream.generate(() -> transactions(null)).limit(SOME).toList();

        assertTrue(transactions.contains(2L), transactions::toString);
    }

    /** The search ends before it is noted what will be written: so it is seen what the others spare. */
    @Test
    void oneThatIsSearchedForTakesOneMore() {
        assertEquals(3, transactions("searched@hard.example"));
    }

    /** In how many its record and the write were stored, from the first to the last. */
    private long transactions(String email) {
        var shopId = stage.shop().create(email, "Nell");
        stage.tell(shopId);
        var record = stage.record(shopId);
        assertEquals("1", stage.attempts(record), "it is in the CRM at the first attempt");
        stage.shop().delete(shopId);
        return Long.parseLong(sheets.one("select count(distinct tx) from stored where record = '" + record + "'"));
    }
}
