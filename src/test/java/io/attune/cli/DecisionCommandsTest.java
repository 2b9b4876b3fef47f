package io.attune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.review.Sheets;
import io.attune.review.Still;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person decides at a terminal, against a running Attune. */
@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class DecisionCommandsTest {

    @Inject
    Sheets sheets;

    @TestHTTPResource
    URL attune;

    @TempDir
    Path data;

    @BeforeEach
    void rows() throws IOException {
        Files.writeString(data.resolve("api-token"), "a-token-that-only-tests-have\n");
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at) values
                    ('%1$s', 'customer', 1, '{"first_name": {"v": "Ada", "n": 2, "s": "shop", "to": "2026-11-22T08:00:00Z"}}',
                        '2026-11-22T08:00:00Z', '2026-11-22T08:00:00Z')""".formatted(Sheets.ADA), """
                insert into link (record, system, mapping, ext_id, fields, frozen) values
                    ('%1$s', 'crm', 'customer', '003A', '{"first_name": {"v": "Adda", "n": 1}}', '["first_name"]')
                """.formatted(Sheets.ADA), """
                insert into conflict (record, field, system, winner, loser, evidence, policy, at, open) values
                    ('%1$s', 'first_name', 'crm', '"Ada"', '"Adda"', '{"winner": {"s": "shop", "to": "2026-11-22T08:00:00Z"},
                        "loser": {"s": "crm", "from": "2026-11-22T07:00:00Z", "to": "2026-11-22T08:00:00Z", "by": "005A"}}',
                        'a person decides', '2026-11-22T08:01:00Z', true)""".formatted(Sheets.ADA));
    }

    private Terminal attune(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--port", Integer.toString(attune.getPort()), "--data-dir", data.toString()));
        return Terminal.run(all.toArray(String[]::new));
    }

    @Test
    void listsShowsAndDecidesConflicts() {
        assertEquals("""
                CONFLICT  AT                    RECORD                                FIELD       KEPT        LOST        STATE  WHY
                1         2026-11-22T08:01:00Z  01890a5d-ac96-774b-bcce-b302099a8057  first_name  Ada (shop)  Adda (crm)  open   a person decides
                """, attune("conflicts", "list", "--open").out());
        assertEquals("""
                conflict  1
                record    01890a5d-ac96-774b-bcce-b302099a8057
                mapping   customer
                field     first_name
                at        2026-11-22T08:01:00Z
                policy    a person decides
                state     open

                      VALUE  SYSTEM  EDITED                                        BY
                kept  Ada    shop    2026-11-22T08:00:00Z
                lost  Adda   crm     2026-11-22T07:00:00Z to 2026-11-22T08:00:00Z  005A
                """, attune("conflicts", "show", "1").out());

        assertEquals(new Terminal(1, "", "attune: expected one of --take and --value\n"), attune("conflicts", "decide", "1"));
        assertEquals(new Terminal(0, "Conflict 1 is decided.\n", ""),
                attune("conflicts", "decide", "1", "--value", "Adelaide", "--by", "ana"));

        assertEquals("Adelaide by ana", sheets.one("select (after #>> '{}') || ' by ' || actor from field_change"));
        assertEquals(new Terminal(1, "", "attune: conflict 1 is not open: it was decided by ana\n"),
                attune("conflicts", "decide", "1", "--take", "lost"));
        assertEquals("No conflicts.\n", attune("conflicts", "list", "--open").out());
    }

    @Test
    void listsAndDecidesDuplicates() {
        sheets.run("""
                insert into duplicate (mapping, system, ext_id, other, reason, at) values ('customer', 'crm', '003X', '%s',
                    'has the same key as a record that is another one there', '2026-11-22T08:01:00Z')""".formatted(Sheets.ADA));
        assertEquals("""
                DUPLICATE  AT                    MAPPING   ID        RECORD  OTHER                                 STATE  WHY
                1          2026-11-22T08:01:00Z  customer  crm:003X          01890a5d-ac96-774b-bcce-b302099a8057  open   has the same key as a record that is another one there
                """, attune("duplicates", "list", "--decided", "open").out());
        assertEquals(new Terminal(0, "Duplicate 1 is decided.\n", ""),
                attune("duplicates", "decide", "1", "ignore", "--by", "ana"));
        assertEquals("""
                duplicate  1
                mapping    customer
                system     crm
                ext_id     003X
                record
                other      01890a5d-ac96-774b-bcce-b302099a8057
                reason     has the same key as a record that is another one there
                at         2026-11-22T08:01:00Z
                state      ignore, by ana
                """, attune("duplicates", "show", "1").out());
        assertEquals(new Terminal(1, "", "attune: duplicate 1 was decided: ignore, by ana\n"),
                attune("duplicates", "decide", "1", "same"));
        assertEquals("No duplicates.\n", attune("duplicates", "list", "--decided", "open").out());
    }

    @Test
    void listsApprovesAndDropsDeletes() {
        sheets.run("update record set ended_at = '2026-11-22T09:00:00Z'", """
                insert into delivery (record, system, mapping, connection, state, due_at, since) values
                    ('%s', 'crm', 'customer', 'crm', 'held', now(), '2026-11-22T09:00:00Z')""".formatted(Sheets.ADA));
        assertEquals("""
                RECORD                                MAPPING   SYSTEM  ID    SINCE                 WHY
                01890a5d-ac96-774b-bcce-b302099a8057  customer  crm     003A  2026-11-22T09:00:00Z  deleted, when more records of customer had ended within the hour than the mapping allows
                """, attune("deletes", "list").out());
        assertEquals(new Terminal(1, "", "attune: expected one of: RECORD; filters; --all\n"), attune("deletes", "approve"));
        assertEquals(new Terminal(0, "deletes of records approved: 0\n", ""), attune("deletes", "approve", "--mapping", "order"));
        assertEquals(new Terminal(0, "deletes of records dropped: 1\n", ""),
                attune("deletes", "drop", Sheets.ADA.toString(), "--by", "ana"));
        assertEquals("No held deletes.\n", attune("deletes", "list").out());
        assertEquals(new Terminal(1, "", "attune: there is no held delete of record " + Sheets.ADA + " (any more)\n"),
                attune("deletes", "approve", Sheets.ADA.toString()));
    }

    @Test
    void saysWhyAFieldHoldsWhatItHolds() {
        var why = """
                first_name of customer 01890a5d-ac96-774b-bcce-b302099a8057 is "Ada", its version 2.
                It came from shop, edited at 2026-11-22T08:00:00Z or before.
                What it replaced is no longer kept.
                "Adda" of crm, edited between 2026-11-22T07:00:00Z and 2026-11-22T08:00:00Z by 005A waits for a person: conflict 1, a person decides.
                crm keeps "Adda" until a person decides.
                """;
        assertEquals(new Terminal(0, why, ""), attune("why", "crm:003A", "first_name"));
        assertEquals(new Terminal(0, why, ""), attune("why", Sheets.ADA.toString(), "first_name"));
        assertEquals(new Terminal(1, "", "attune: no record is 003A in shop\n"), attune("why", "shop:003A", "first_name"));
        assertEquals(new Terminal(1, "", "attune: expected the id of a record, or SYSTEM:ID as in shop:7, found 'Ada'\n"),
                attune("why", "Ada", "first_name"));
        assertEquals(new Terminal(1, "", "attune: there is no record " + Sheets.ADA + " with a field city\n"),
                attune("why", "crm:003A", "city"));
    }

    @Test
    void letsASweepBeginUnlessItIsUnderWay() {
        assertEquals(new Terminal(0, "It begins within seconds; ./attune sweeps list tells how it went.\n", ""),
                attune("sweeps", "run", "customer", "shop"));
        assertEquals(List.of("MAPPING SYSTEM KIND", "customer shop changed", "customer shop full"),
                attune("sweeps", "list").out().lines().filter(line -> !line.matches("order.*|customer +(crm|desk) .*"))
                        .map(line -> String.join(" ", List.of(line.split(" +")).subList(0, 3))).toList());

        sheets.run("update cursor set leased_to = now() + interval '1 h' where mapping = 'customer' and kind = 'full'");
        assertEquals(new Terminal(1, "", "attune: the sweep of system 'shop' for mapping 'customer' is under way\n"),
                attune("sweeps", "run", "customer", "shop", "--full"));
        assertEquals(new Terminal(1, "", "attune: there is no sweep of system 'crm' for mapping 'order'\n"),
                attune("sweeps", "run", "order", "crm"));
    }

    @Test
    void listsMappings() {
        assertEquals(List.of("MAPPING", "customer", "order"), attune("mappings", "list").out().lines()
                .map(line -> line.split(" ")[0]).toList());
    }
}
