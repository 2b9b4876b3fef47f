package io.attune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.review.Sheets;
import io.attune.review.Still;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask a running Attune, against one. */
@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class ApiCommandsTest {

    @Inject
    Sheets sheets;

    @TestHTTPResource
    URL attune;

    @TempDir
    Path data;

    private String out;
    private String err;

    @BeforeEach
    void rows() throws IOException {
        Files.writeString(data.resolve("api-token"), "a-token-that-only-tests-have\n");
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at) values
                    ('%1$s', 'customer', 1, '{"first_name": {"v": "Ada", "n": 2, "s": "shop", "to": "2026-11-22T08:00:00Z"}}',
                        '2026-11-22T08:00:00Z', '2026-11-22T08:00:00Z'),
                    ('%2$s', 'order', 1, '{}', '2026-11-22T08:00:00Z', '2026-11-22T08:00:00Z')
                """.formatted(Sheets.ADA, Sheets.BOB), """
                insert into link (record, system, mapping, ext_id, fields) values
                    ('%1$s', 'shop', 'customer', '7', '{"first_name": {"v": "Ada", "n": 2}}'),
                    ('%1$s', 'crm', 'customer', '003A', '{"first_name": {"v": "Adda", "n": 1}}')
                """.formatted(Sheets.ADA), """
                insert into delivery (record, system, mapping, connection, state, due_at, since, tries, words) values
                    ('%1$s', 'crm', 'customer', 'crm', 'dead', now(), '2026-11-22T08:00:00Z', 10, 'Required field missing'),
                    ('%2$s', 'crm', 'order', 'crm', 'dead', now(), '2026-11-22T08:10:00Z', 1, null)
                """.formatted(Sheets.ADA, Sheets.BOB), """
                insert into attempt (record, system, mapping, connection, call, outcome, words, millis, at) values
                    ('%1$s', 'crm', 'customer', 'crm', 'sync', 'invalid', 'Required field missing', 31,
                        '2026-11-22T08:00:01Z')""".formatted(Sheets.ADA), """
                insert into change (record, mapping_version, at, fields) values ('%1$s', 1, '2026-11-22T08:00:00Z',
                    '[{"f": "first_name", "n": 2, "s": "shop", "d": "edit", "v": "Ada"}]')""".formatted(Sheets.ADA),
                """
                insert into event (id, connection, delivery_id, topic, headers, received_at, due_at, state, why) values
                    (7, 'shop', 'd', 'customers/update', '{}', '2026-11-22T08:00:00Z', now(), 'unreadable', 'not JSON')""");
    }

    private int attune(String... arguments) {
        var output = new StringWriter();
        var errors = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--port", Integer.toString(attune.getPort()), "--data-dir", data.toString()));
        int code = Main.commands()
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(errors))
                .execute(all.toArray(String[]::new));
        out = output.toString();
        err = errors.toString();
        return code;
    }

    @Test
    void listsDeadLettersInColumns() {
        assertEquals(0, attune("dead-letters", "list"));
        assertEquals("""
                RECORD                                SYSTEM  MAPPING   SINCE                 TRIES  WORDS
                01890a5d-ac96-774b-bcce-b302099a8057  crm     customer  2026-11-22T08:00:00Z  10     Required field missing
                01890a5d-ac97-774b-bcce-b302099a8057  crm     order     2026-11-22T08:10:00Z  1
                """, out);
        assertEquals(0, attune("dead-letters", "list", "--mapping", "customer", "--words", "field MISSING", "--limit", "1"));
        assertEquals(2, out.lines().count());
        assertEquals(0, attune("dead-letters", "list", "--system", "erp"));
        assertEquals("No dead letters.\n", out);
    }

    @Test
    void saysThatThereAreMore() {
        assertEquals(0, attune("dead-letters", "list", "--limit", "1"));
        assertTrue(out.endsWith("There are more: --limit shows them.\n"), out);
    }

    @Test
    void printsWhatTheApiAnswersAsJson() {
        assertEquals(0, attune("dead-letters", "list", "--mapping", "order", "--json"));
        assertTrue(out.startsWith("{\"items\":[{\"record\":\"" + Sheets.BOB + "\",\"system\":\"crm\","), out);
    }

    @Test
    void showsTheCallsThatLedToADeadLetter() {
        assertEquals(0, attune("dead-letters", "show", Sheets.ADA.toString(), "crm"));
        assertEquals("""
                record      01890a5d-ac96-774b-bcce-b302099a8057
                system      crm
                mapping     customer
                connection  crm
                since       2026-11-22T08:00:00Z
                tries       10
                words       Required field missing

                AT                    KIND  OUTCOME  MS  WORDS
                2026-11-22T08:00:01Z  sync  invalid  31  Required field missing
                """, out);
    }

    @Test
    void replaysOneAndDiscardsByFilter() {
        assertEquals(0, attune("dead-letters", "replay", Sheets.ADA.toString(), "crm"));
        assertEquals("1 replayed\n", out);
        assertEquals(0, attune("dead-letters", "discard", "--mapping", "order"));
        assertEquals("1 discarded\n", out);
        assertEquals(0, attune("dead-letters", "discard", "--all"));
        assertEquals("0 discarded\n", out);
    }

    @Test
    void showsARecordSideBySide() {
        assertEquals(0, attune("record", Sheets.ADA.toString()));
        assertEquals("""
                customer 01890a5d-ac96-774b-bcce-b302099a8057, version 1 of the mapping, live, changed 2026-11-22T08:00:00Z

                SYSTEM  ID    STATE       WORDS
                shop    7     up to date
                crm     003A  lags: dead  Required field missing
                desk          not there

                FIELD       AGREED  SHOP  CRM          DESK  LAST CHANGE
                first_name  Ada     same  Adda (lags)        2026-11-22T08:00:00Z by shop, edit
                """, out);
    }

    @Test
    void listsEvents() {
        assertEquals(0, attune("events", "--state", "unreadable"));
        assertEquals("""
                EVENT  RECEIVED              CONNECTION  TOPIC             STATE       WHY
                7      2026-11-22T08:00:00Z  shop        customers/update  unreadable  not JSON
                """, out);
    }

    @Test
    void whatGoesWrongIsOneLineAndCodeOne() throws IOException {
        assertEquals(1, attune("dead-letters", "replay"));
        assertEquals("attune: expected one of: RECORD and SYSTEM; filters; --all\n", err);
        assertEquals(1, attune("dead-letters", "replay", Sheets.ADA.toString()));
        assertEquals("attune: expected one of: RECORD and SYSTEM; filters; --all\n", err);
        assertEquals(1, attune("dead-letters", "show", Sheets.BOB.toString(), "erp"));
        assertEquals("attune: there is no dead letter of record " + Sheets.BOB + " to erp\n", err);
        Files.writeString(data.resolve("api-token"), "guessed");
        assertEquals(1, attune("events"));
        assertEquals("attune: this is not the token of this installation\n", err);
        Files.delete(data.resolve("api-token"));
        assertEquals(1, attune("events"));
        assertEquals("attune: there is no token: set ATTUNE_API_TOKEN, or say with --data-dir which data folder the running"
                + " Attune has (" + data.resolve("api-token") + " is not there)\n", err);
        assertEquals(2, attune("dead-letters", "reply"));
    }
}
